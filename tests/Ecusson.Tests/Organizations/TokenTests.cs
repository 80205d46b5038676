using System.Text;
using Ecusson.Organizations;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Organizations;

public sealed class TokenOnSqliteTests() : TokenTests(SqliteTestDatabase.New);

public sealed class TokenOnPostgreSqlTests() : TokenTests(PostgreSqlTestDatabase.New);

/// <summary>What programs show, and what they may do with it.</summary>
public abstract class TokenTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected TokenTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_may_do_what_its_scopes_say_in_its_own_organisation()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var (other, _) = await house.Organization("Ailleurs");
        var made = await Made(house, organization.Id, owner, [Scopes.AwardsWrite]);

        var program = (await house.Program(made.Secret))!.Actor;

        Assert.True(await house.Allows(program, organization.Id, Roles.Issuer, Scopes.AwardsWrite));
        Assert.False(await house.Allows(program, organization.Id, Roles.Issuer, Scopes.AwardsRead));
        Assert.False(await house.Allows(program, organization.Id, Roles.Owner, null));
        Assert.False(await house.Allows(program, other.Id, Roles.Issuer, Scopes.AwardsWrite));
        Assert.IsType<InviteOutcome.NotAllowed>(await house.Invite(program, organization.Id, "a@example.org", Roles.Owner));
    }

    [Fact]
    public async Task A_token_ends_when_it_is_revoked_and_when_its_time_is_over()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var revoked = await Made(house, organization.Id, owner, [Scopes.AwardsRead]);
        var ending = await Made(house, organization.Id, owner, [Scopes.AwardsRead], house.Database.Clock.Now.AddHours(2));
        var program = (await house.Program(revoked.Secret))!.Actor;

        Assert.IsType<MakeTokenOutcome.Revoked>(await house.Tokens(verb => verb.Revoke(owner, organization.Id, revoked.Token.Id, Stop)));

        Assert.Null(await house.Program(revoked.Secret));
        Assert.False(await house.Allows(program, organization.Id, Roles.Issuer, Scopes.AwardsRead));
        Assert.NotNull(await house.Program(ending.Secret));
        house.Database.Clock.Now += TimeSpan.FromHours(2);
        Assert.Null(await house.Program(ending.Secret));
    }

    [Fact]
    public async Task The_secret_is_in_no_column()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var made = await Made(house, organization.Id, owner, [Scopes.AwardsRead]);

        Assert.DoesNotContain(made.Secret[4..], Encoding.Latin1.GetString(await house.Database.With(DatabaseDump.Of)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_token_was_last_used_is_known_to_the_hour()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var made = await Made(house, organization.Id, owner, [Scopes.AwardsRead]);

        await house.Program(made.Secret);

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero), await house.Database.With(db => db.Set<ProgramToken>().Select(token => token.LastUsedAt).SingleAsync(Stop)));
    }

    [Theory]
    [InlineData("", new[] { Scopes.AwardsRead }, "name")]
    [InlineData("LMS", new string[0], "scopes")]
    [InlineData("LMS", new[] { "everything" }, "scopes")]
    public async Task A_token_needs_a_name_and_known_scopes(string name, string[] scopes, string field)
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();

        Assert.Equal(new MakeTokenOutcome.Invalid(field), await house.Tokens(verb => verb.For(owner, organization.Id, name, scopes, null, Stop)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ecu_")]
    [InlineData("ecu_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_finds_no_program(string? secret)
    {
        await using var house = await SampleHouse.New(newDatabase);
        await house.Organization();

        Assert.Null(await house.Program(secret));
    }

    static async Task<MakeTokenOutcome.Made> Made(SampleHouse house, OrganizationId id, Ecusson.Journal.Actor owner, string[] scopes, DateTimeOffset? expires = null) =>
        Assert.IsType<MakeTokenOutcome.Made>(await house.Tokens(verb => verb.For(owner, id, "LMS", scopes, expires, Stop)));
}
