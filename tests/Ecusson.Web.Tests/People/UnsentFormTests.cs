using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Badges;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Tests.People;

/// <summary>A form that is posted after its session has ended, through the browser, on both engines.</summary>
public sealed partial class UnsentFormTests
{
    const string Password = "une phrase assez longue", Typed = "Mots longuement pesés";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task What_was_typed_when_the_session_had_ended_is_found_again_by_the_same_person_and_saved_by_their_own_hand_alone(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        var (badge, address) = (await Begun(organization), await AddressOf(server, organization.Owner));
        var fields = await Shown(organization.Owner, badge);
        await EndSession(organization.Owner);

        using var posted = await Post(organization.Owner, badge, [.. fields, ("do", "publish"), ("version", "1"), ("name-fr", Typed), ("description-en", "Words in another language"), ("open-to-requests", "yes"), ("tags", "un, deux")]);
        var signIn = Assert.IsType<Uri>(posted.Headers.Location).ToString();
        Assert.Equal($"/fr/sign-in?to={Uri.EscapeDataString(badge)}", signIn);
        using (var asked = await organization.Owner.GetAsync(signIn, Stop)) Assert.Contains("Ce que vous avez écrit est gardé 30 minutes", await asked.Words(), StringComparison.Ordinal);

        using var entered = await Enter(organization.Owner, address, badge);
        Assert.Equal(badge, entered.Headers.Location?.ToString());
        using var again = await organization.Owner.GetAsync(badge, Stop);
        var source = await again.Source();
        Assert.Contains("Voici ce que vous aviez écrit avant de vous reconnecter. Rien n’en est enregistré", await again.Words(), StringComparison.Ordinal);
        foreach (var word in (string[])[$"value=\"{Typed}\"", "Words in another language", "value=\"un, deux\""]) Assert.Contains(word, WebUtility.HtmlDecode(source), StringComparison.Ordinal);
        Assert.Equal(("Débat", BadgeState.Draft, 1), await server.Ask<EcussonDb, (string, BadgeState, int)>(async db => await db.Set<Badge>().SingleAsync(Stop) is var there ? (there.Draft.Name.In("fr"), there.State, there.Version) : default));
        using (var saved = await organization.Owner.GetAsync($"{badge}?without-unsent", Stop)) Assert.DoesNotContain(Typed, await saved.Words(), StringComparison.Ordinal);

        using var sent = await Post(organization.Owner, badge, [.. Hidden(source), ("do", "save"), ("version", "1"), ("name-fr", Typed), ("description-en", ""), ("tags", "")]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(Typed, await server.Ask<EcussonDb, string>(async db => (await db.Set<Badge>().SingleAsync(Stop)).Draft.Name.In("fr")));
        using (var calm = await organization.Owner.GetAsync(badge, Stop)) Assert.DoesNotContain("avant de vous reconnecter", await calm.Words(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task It_is_found_by_nobody_else_and_after_half_an_hour_by_nobody(string engine)
    {
        var clock = new MovedClock();
        await using var server = await EngineServer.With(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), engine);
        using var organization = await SampleOrganization.New(server);
        using var colleague = await organization.Member("Designer");
        var (badge, address) = (await Begun(organization), await AddressOf(server, organization.Owner));
        var fields = await Shown(organization.Owner, badge);
        await EndSession(organization.Owner);
        using (await Post(organization.Owner, badge, [.. fields, ("do", "save"), ("version", "1"), ("name-fr", Typed)])) { }

        using (var theirs = await colleague.GetAsync(badge, Stop)) Assert.DoesNotContain(Typed, await theirs.Words(), StringComparison.Ordinal);
        var row = await server.Ask<EcussonDb, KeptForm>(db => db.Set<KeptForm>().AsNoTracking().SingleAsync(Stop));
        Assert.DoesNotContain(Typed, Encoding.UTF8.GetString(row.Sealed), StringComparison.Ordinal);
        using (await Enter(organization.Owner, address, badge)) { }
        using (var hers = await organization.Owner.GetAsync(badge, Stop)) Assert.Contains(Typed, await hers.Words(), StringComparison.Ordinal);

        clock.Now += TimeSpan.FromMinutes(30);
        using (var late = await organization.Owner.GetAsync(badge, Stop)) Assert.DoesNotContain(Typed, await late.Words(), StringComparison.Ordinal);
        Assert.Equal(1, await server.Ask<IEnumerable<ISweep>, int>(sweeps => sweeps.OfType<SweepForms>().Single().Once(Stop)));
        Assert.False(await server.Ask<EcussonDb, bool>(db => db.Set<KeptForm>().AnyAsync(Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Nobody_can_lay_words_into_another_s_form_and_what_is_secret_or_too_long_is_not_kept(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var mallory = await server.SignedIn("mallory@example.org");
        var (badge, address) = (await Begun(organization), await AddressOf(server, organization.Owner));
        var hers = await Shown(mallory, "/fr/me/account");
        var (list, account) = (await Shown(organization.Owner, $"{organization.Desk}/awards/lists/new"), await Shown(organization.Owner, "/fr/me/account"));
        await EndSession(organization.Owner);

        foreach (var owner in (string?[])[null, "", "forged", Field(hers, "form-of")])
        {
            using var stranger = server.Browser();
            using var posted = await Post(stranger, badge, owner is null ? [("name-fr", Typed)] : [("form-of", owner), ("name-fr", Typed)]);
            Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        }

        using (await Post(organization.Owner, $"{organization.Desk}/awards/lists/new", [.. list, ("people", new string('m', KeepForm.MostBytes / 2)), ("story", new string('m', KeepForm.MostBytes / 2))])) { }
        using (var asked = await organization.Owner.GetAsync("/fr/sign-in", Stop)) Assert.Contains("n’a pas pu être gardé", await asked.Words(), StringComparison.Ordinal);
        using (await Post(organization.Owner, "/fr/me/account", [.. account, ("name", Typed), ("current", "Sésame-1"), ("wanted", "Sésame-2")])) { }
        using (await Enter(organization.Owner, address, badge)) { }
        using (var page = await organization.Owner.GetAsync(badge, Stop)) Assert.DoesNotContain(Typed, await page.Words(), StringComparison.Ordinal);

        var kept = await server.Ask<EcussonDb, PersonId>(db => db.Set<MailAddress>().Where(known => known.Key == address).Select(known => known.PersonId).SingleAsync(Stop));
        var typed = await server.Ask<KeepForm, TypedForm?>(forms => forms.Of(kept.Acting(Ecusson.Journal.Door.Browser), "/fr/me/account", Stop));
        Assert.Equal(["name"], typed!.Fields.Keys);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_cells_of_a_list_that_were_being_mended_are_found_again_too(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var address = await AddressOf(server, desk.Owner);
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", "mail;nom\nada@example.org;Ada\nno at;Béa"));
        var list = made.Headers.Location!.ToString();
        var fields = await Shown(desk.Owner, list);
        using (var forged = await Post(desk.Owner, list, [("do", "save"), ("row", "2"), ("address-2", "half an address")])) Assert.Contains("value=\"half an address\"", await forged.Source(), StringComparison.Ordinal);
        await EndSession(desk.Owner);
        using (await Post(desk.Owner, list, [.. fields, ("do", "start"), ("row", "2"), ("address-2", "another half")])) { }
        using (await Enter(desk.Owner, address, list)) { }
        using var again = await desk.Owner.GetAsync(list, Stop);
        Assert.Contains("value=\"another half\"", await again.Source(), StringComparison.Ordinal);
        using var saved = await desk.Owner.GetAsync($"{list}?without-unsent", Stop);
        Assert.Contains("value=\"no at\"", await saved.Source(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Files_are_to_be_chosen_again_and_the_page_says_so(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        var (page, address) = ($"{organization.Desk}/settings", await AddressOf(server, organization.Owner));
        var fields = await Shown(organization.Owner, page);
        await EndSession(organization.Owner);

        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("place", Typed))) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent([1, 2, 3]), "logo", "logo.png");
        using (var posted = await organization.Owner.PostAsync(page, form, Stop)) Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        using (await Enter(organization.Owner, address, page)) { }
        using var again = await organization.Owner.GetAsync(page, Stop);
        var words = await again.Words();
        Assert.Contains(Typed, words, StringComparison.Ordinal);
        Assert.Contains("choisissez à nouveau les fichiers, qui ne sont pas gardés", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_s_forms_take_no_more_room_than_ten_the_newest_stay()
    {
        await using var server = await EngineServer.On("sqlite");
        using var ada = await server.SignedIn("ada@example.org");
        var person = await server.Ask<EcussonDb, PersonId>(db => db.Set<MailAddress>().Where(known => known.Key == "ada@example.org").Select(known => known.PersonId).SingleAsync(Stop));
        for (var number = 1; number <= KeepForm.Most + 2; number++)
        {
            var typed = new TypedForm(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["name"] = [$"{number}"] }, HadFiles: false);
            Assert.IsType<KeepFormOutcome.Kept>(await server.Ask<KeepForm, KeepFormOutcome>(forms => forms.For(person, $"/fr/me/awards/{number}", typed, Stop)));
        }

        Assert.Equal(KeepForm.Most, await server.Ask<EcussonDb, int>(db => db.Set<KeptForm>().CountAsync(Stop)));
        Assert.NotNull(await server.Ask<KeepForm, TypedForm?>(forms => forms.Of(person.Acting(Ecusson.Journal.Door.Browser), $"/fr/me/awards/{KeepForm.Most + 2}", Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_form_proves_itself_on_its_own_page_alone_for_two_weeks_and_not_once_all_sessions_were_ended(string engine)
    {
        var clock = new MovedClock();
        await using var server = await EngineServer.With(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), engine);
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization);
        await AddressOf(server, organization.Owner);
        var fields = await Shown(organization.Owner, badge);
        using var stranger = server.Browser();
        using (await Post(stranger, $"{organization.Desk}/settings", [.. fields, ("place", Typed)])) { }
        Assert.Equal(0, await Kept(server));

        var now = clock.Now;
        clock.Now = now + TimeSpan.FromDays(14);
        using (await Post(stranger, badge, [.. fields, ("name-fr", Typed)])) { }
        Assert.Equal(0, await Kept(server));
        clock.Now = now;
        using (await Post(stranger, badge, [.. fields, ("name-fr", Typed)])) { }
        Assert.Equal(1, await Kept(server));

        await server.Ask<EcussonDb, int>(db => db.Set<KeptForm>().ExecuteDeleteAsync(Stop));
        using (await organization.Owner.Fill("/fr/me/account", ("do", "everywhere"))) { }
        using (await Post(stranger, badge, [.. fields, ("name-fr", Typed)])) { }
        Assert.Equal(0, await Kept(server));
    }

    [Fact]
    public async Task Whoever_posts_too_often_without_a_session_has_nothing_kept()
    {
        const int perMinute = 20;
        await using var server = new WebServer { SignInPerMinute = perMinute };
        using var organization = await SampleOrganization.New(server);
        var badge = await Begun(organization);
        var fields = await Shown(organization.Owner, badge);
        using var stranger = server.Browser();
        for (var number = 1; number < perMinute; number++)
            using (await Post(stranger, badge, [("name-fr", Typed)])) { }
        using (await Post(stranger, badge, [.. fields, ("name-fr", Typed)])) { }
        Assert.Equal(1, await Kept(server));
        await server.Ask<EcussonDb, int>(db => db.Set<KeptForm>().ExecuteDeleteAsync(Stop));
        using var over = await Post(stranger, badge, [.. fields, ("name-fr", Typed)]);
        Assert.Equal($"/fr/sign-in?to={Uri.EscapeDataString(badge)}", over.Headers.Location?.ToString());
        Assert.Equal(0, await Kept(server));
    }

    [Fact]
    public async Task What_was_sent_from_the_page_as_it_is_saved_is_found_too_and_the_rest_of_the_address_stays()
    {
        await using var server = await EngineServer.On("sqlite");
        using var organization = await SampleOrganization.New(server);
        var (badge, address) = (await Begun(organization), await AddressOf(server, organization.Owner));
        var fields = await Shown(organization.Owner, badge);
        await EndSession(organization.Owner);
        using (var posted = await Post(organization.Owner, $"{badge}?from=list&without-unsent", [.. fields, ("name-fr", Typed)]))
            Assert.Equal($"/fr/sign-in?to={Uri.EscapeDataString($"{badge}?from=list")}", posted.Headers.Location?.ToString());
        using (await Enter(organization.Owner, address, badge)) { }
        using var again = await organization.Owner.GetAsync($"{badge}?from=list", Stop);
        var source = WebUtility.HtmlDecode(await again.Source());
        foreach (var words in (string[])[Typed, $"href=\"{badge}?from=list&without-unsent\""]) Assert.Contains(words, source, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Only_the_form_that_was_given_back_lets_go_of_it_even_after_it_was_refused_once(string engine)
    {
        const string hook = "https://lms.example.org/second";
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        var (page, address) = ($"{organization.Desk}/webhooks", await AddressOf(server, organization.Owner));
        using (await organization.Owner.Fill(page, ("do", "add"), ("address", "https://lms.example.org/first"))) { }
        var fields = await Shown(organization.Owner, page);
        await EndSession(organization.Owner);
        using (await Post(organization.Owner, page, [.. fields, ("do", "add"), ("address", hook)])) { }
        using (await Enter(organization.Owner, address, page)) { }
        var again = await Shown(organization.Owner, page);
        Assert.Contains("form-again", again.Select(field => field.Name));

        using (await Post(organization.Owner, page, [.. again, ("do", "stop"), ("hook", "iiiiAAAAAAAAAAAAAAAAAAAAAAAAAAA")])) { }
        Assert.Equal(1, await Kept(server));
        using var refused = await Post(organization.Owner, page, [.. again.Where(field => field.Name != "form-token"), ("do", "add"), ("address", hook)]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(1, await Kept(server));
        using (await Post(organization.Owner, page, [.. Hidden(await refused.Source()), ("do", "add"), ("address", hook)])) { }
        Assert.Equal(0, await Kept(server));
    }

    static async Task<string> Begun(SampleOrganization organization)
    {
        using var begun = await organization.Owner.Fill($"{organization.Desk}/badges/new", ("do", "guided"), ("what", "Débat"));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    /// <summary>The address of the operator who owns the organisation, with a password to sign in by.</summary>
    static async Task<string> AddressOf(WebServer server, HttpClient visitor)
    {
        using (var chosen = await visitor.Fill("/fr/me/account", ("do", "password"), ("wanted", Password))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        return await server.Ask<EcussonDb, string>(db => db.Set<MailAddress>().Where(address => db.Set<Person>().Any(person => person.Id == address.PersonId && person.IsOperator)).Select(address => address.Key).SingleAsync(Stop));
    }

    /// <summary>Signs out in another window of the same browser.</summary>
    static async Task EndSession(HttpClient visitor)
    {
        using var account = await visitor.GetAsync("/fr/me/account", Stop);
        using var ended = await visitor.Send("/fr/sign-out", await FormVisitor.Token(account));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
    }

    static Task<int> Kept(WebServer server) => server.Ask<EcussonDb, int>(db => db.Set<KeptForm>().CountAsync(Stop));

    static Task<HttpResponseMessage> Enter(HttpClient visitor, string address, string to) =>
        visitor.Fill($"/fr/sign-in?to={Uri.EscapeDataString(to)}", ("address", address), ("password", Password), ("with-password", "1"), ("to", to));

    static async Task<(string Name, string Value)[]> Shown(HttpClient visitor, string page)
    {
        using var shown = await visitor.GetAsync(page, Stop);
        return Hidden(await shown.Source());
    }

    /// <summary>What the page's first form proves itself by.</summary>
    static (string Name, string Value)[] Hidden(string source) =>
        [.. Proofs().Matches(source).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))).DistinctBy(proof => proof.Item1)];

    static string Field((string Name, string Value)[] fields, string name) => fields.Single(field => field.Name == name).Value;

    static async Task<HttpResponseMessage> Post(HttpClient visitor, string page, (string Name, string Value)[] fields) => await visitor.Send(page, token: null, fields);

    [GeneratedRegex("name=\"(?<name>form-[a-z]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Proofs();
}
