using System.Security.Cryptography;
using System.Text;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Organizations;
using Ecusson.Tests.Storage;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.People;

public sealed class PasskeysOnSqliteTests() : PasskeyTests(SqliteTestDatabase.New);

public sealed class PasskeysOnPostgreSqlTests() : PasskeyTests(PostgreSqlTestDatabase.New);

/// <summary>What the verbs of passkeys do when many ask at once, and with bytes that no authenticator wrote.</summary>
public abstract class PasskeyTests
{
    const string Origin = "https://badges.example.org";

    static readonly PasskeyCeremony Ceremony = new(new SiteAddress(new Uri(Origin), IsPublic: true));

    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected PasskeyTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_who_send_one_answer_at_once_one_gets_in()
    {
        await using var house = await SampleHouse.New(newDatabase);
        using var key = new SoftAuthenticator(Origin);
        var actor = await Owner(house, key);
        var question = await SignIn(house, verb => Task.FromResult(verb.Ask()!));
        var answer = key.Sign(question.Options);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SignIn(house, verb => verb.With(question.Sealed, answer, Stop)), Stop)));

        Assert.Equal(actor.Person(), Assert.Single(outcomes.OfType<SignInOutcome.SignedIn>()).Session.Person);
        Assert.Equal(5, outcomes.Count(outcome => outcome is SignInOutcome.PasskeyTooLate));
    }

    [Fact]
    public async Task A_question_asked_on_one_server_is_answered_on_another()
    {
        await using var house = await SampleHouse.New(newDatabase);
        using var key = new SoftAuthenticator(Origin);
        await Owner(house, key);
        var question = await SignIn(house, verb => Task.FromResult(verb.Ask()!));

        Assert.IsType<SignInOutcome.SignedIn>(await SignIn(house, verb => verb.With(question.Sealed, key.Sign(question.Options), Stop)));

        var other = new RootSecret([RandomNumberGenerator.GetBytes(RootSecret.Size)]);
        question = await SignIn(house, verb => Task.FromResult(verb.Ask()!), other);
        Assert.IsType<SignInOutcome.PasskeyRefused>(await SignIn(house, verb => verb.With(question.Sealed, key.Sign(question.Options), Stop)));
    }

    [Fact]
    public async Task Whatever_is_changed_in_an_answer_nobody_gets_in_and_nothing_breaks()
    {
        await using var house = await SampleHouse.New(newDatabase);
        using var key = new SoftAuthenticator(Origin);
        await Owner(house, key);
        var dice = new Random(20261124);
        for (var round = 0; round < 300; round++)
        {
            var question = await SignIn(house, verb => Task.FromResult(verb.Ask()!));
            var honest = key.Sign(question.Options);
            var bytes = Encoding.UTF8.GetBytes(honest);
            // Beyond the two letters that name the ids: those may be written otherwise and mean the same.
            var place = dice.Next(bytes.Length);
            if (dice.Next(4) == 0) bytes = bytes[..place];
            else bytes[place] ^= (byte)(1 << dice.Next(7));
            var changed = Encoding.UTF8.GetString(bytes);

            var outcome = await SignIn(house, verb => verb.With(question.Sealed, changed, Stop));

            if (Meaning(changed) != Meaning(honest)) Assert.IsType<SignInOutcome.PasskeyRefused>(outcome);
        }
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_new_passkey_nothing_breaks()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var actor = await house.Person("a@example.org");
        var dice = new Random(20261124);
        for (var round = 0; round < 200; round++)
        {
            using var key = new SoftAuthenticator(Origin);
            var question = await Add(house, verb => verb.Ask(actor, Stop));
            var text = key.Make(question!.Options).ToCharArray();
            for (var changes = dice.Next(1, 4); changes > 0; changes--) text[dice.Next(text.Length)] = (char)dice.Next(32, 127);

            Assert.IsAssignableFrom<AddPasskeyOutcome>(await Add(house, verb => verb.With(actor, Fresh(house), question.Sealed, new string(text), "Clé", Stop)));
        }
    }

    [Fact]
    public async Task An_account_has_twenty_passkeys_at_most()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var actor = await house.Person("a@example.org");
        for (var count = 0; count <= AddPasskey.Most; count++)
        {
            using var key = new SoftAuthenticator(Origin);
            var question = await Add(house, verb => verb.Ask(actor, Stop));
            var outcome = await Add(house, verb => verb.With(actor, Fresh(house), question!.Sealed, key.Make(question.Options), "Clé", Stop));
            Assert.Equal(count < AddPasskey.Most, outcome is AddPasskeyOutcome.Added);
        }

        Assert.Equal(AddPasskey.Most, await house.Database.With(db => db.Set<Passkey>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Nobody_else_is_asked_for_a_passkey()
    {
        await using var house = await SampleHouse.New(newDatabase);
        Assert.Null(await Add(house, verb => verb.Ask(Actor.Nobody, Stop)));
        Assert.IsType<AddPasskeyOutcome.NotAllowed>(await Add(house, verb => verb.With(Actor.Nobody, Fresh(house), "", "", "Clé", Stop)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://[::1]:5080", false)]
    [InlineData("http://badges.example.org", false)]
    [InlineData("https://192.0.2.7", false)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://badges.example.org", true)]
    public void Passkeys_need_a_name_and_https_or_this_machine(string address, bool possible) =>
        Assert.Equal(possible, new PasskeyCeremony(new SiteAddress(new Uri(address), IsPublic: false)).IsPossible);

    /// <summary>What is checked of an answer: the rest may be written as one likes.</summary>
    static string? Meaning(string answer)
    {
        try
        {
            var read = System.Text.Json.JsonSerializer.Deserialize<Fido2NetLib.AuthenticatorAssertionRawResponse>(answer)!;
            return string.Join('|', ((byte[]?[])[read.RawId, read.Response.AuthenticatorData, read.Response.ClientDataJson, read.Response.Signature, read.Response.UserHandle])
                .Select(part => part is null ? "-" : Convert.ToHexString(part)).Append(read.Id).Append($"{read.Type}"));
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException or NullReferenceException or NotSupportedException)
        {
            return null;
        }
    }

    async Task<Actor> Owner(SampleHouse house, SoftAuthenticator key)
    {
        var actor = await house.Person("a@example.org");
        await house.Database.With(db =>
        {
            db.Add(new Account { PersonId = actor.Person()!.Value, SecurityStamp = "stamp", CreatedAt = house.Database.Clock.Now });
            return db.SaveChangesAsync(Stop);
        });
        var question = await Add(house, verb => verb.Ask(actor, Stop));
        Assert.IsType<AddPasskeyOutcome.Added>(await Add(house, verb => verb.With(actor, Fresh(house), question!.Sealed, key.Make(question.Options), "Clé", Stop)));
        return actor;
    }

    static SignInMoment Fresh(SampleHouse house) => new(SignInMeans.Link, house.Database.Clock.Now);

    Task<T> Add<T>(SampleHouse house, Func<AddPasskey, Task<T>> ask) => house.Database.With(db =>
        ask(new AddPasskey(db, Ceremony, new PasskeyChallenges(house.Root, house.Database.Clock, random),
        new JournalWriter(db, house.Database.Clock), new AuditTrail(db, house.Database.Clock), house.Database.Clock)));

    Task<T> SignIn<T>(SampleHouse house, Func<SignInWithPasskey, Task<T>> ask, RootSecret? root = null) => house.Database.With(db => ask(new SignInWithPasskey(
        db, Ceremony, new PasskeyChallenges(root ?? house.Root, house.Database.Clock, random), new JournalWriter(db, house.Database.Clock), new AuditTrail(db, house.Database.Clock),
        house.Database.Clock, random)));
}
