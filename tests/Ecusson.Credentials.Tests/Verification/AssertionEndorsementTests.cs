using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;
using static Ecusson.Credentials.Tests.Verification.School;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Endorsements of Open Badges 2.0: hosted, and whatever may be tried with them. Signed ones: <see cref="SignedEndorsementTests"/>.</summary>
public sealed class AssertionEndorsementTests
{
    static readonly JsonNode Link = EndorsementId;

    /// <summary>The school's network, with the employer's endorsement of the award at its address and named by the award.</summary>
    static Documents Endorsing(JsonNode attached, string? hosted = null) =>
        Network.With(AwardId, School.With(Assertion, "endorsement", attached)).With(EndorsementId, hosted ?? Endorsement(AwardId).ToJsonString());

    static async Task<Check> JudgeOne(Documents network) => One(await Judge(Assertion, network), CheckName.Endorsement);

    [Theory]
    [InlineData(AwardId, "award", "Employeur endosse cette attribution.", "Employeur endorses this award.")]
    [InlineData(BadgeId, "badge", "Employeur endosse le badge.", "Employeur endorses the badge.")]
    [InlineData(IssuerId, "issuer", "Employeur endosse l’organisme.", "Employeur endorses the issuer.")]
    public async Task An_endorsement_that_its_endorser_publishes_passes_and_its_sentence_says_of_what(string id, string of, string french, string english)
    {
        var document = id switch { AwardId => Assertion, BadgeId => Badge, _ => Issuer };
        var network = Network.With(id, School.With(document, "endorsement", Link.DeepClone())).With(EndorsementId, Endorsement(id).ToJsonString());
        var report = await Judge(Assertion, network);
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        var check = One(report, CheckName.Endorsement);
        Assert.Equal((Codes.EndorsementValid, "Employeur", of), (check.Code, check.Arguments["issuer"], check.Arguments["of"]));
        Assert.Equal((french, english), (Sentences.Of(check, "fr"), Sentences.Of(check, "en")));
        Assert.Equal([CheckName.Document, CheckName.Issuer, CheckName.HostedCopy, CheckName.Dates], check.Inner!.Checks.Select(inner => inner.Name));
        Assert.Equal(("Open Badges 2.0", false, "Nous recrutons sur ce badge."), (check.Inner.Subject.Standard, check.Inner.Subject.IsBadge, check.Inner.Subject.Description));
    }

    [Fact]
    public async Task An_endorsement_inside_counts_as_what_its_endorser_publishes()
    {
        var inside = Endorsement(AwardId);
        inside.Remove("@context");
        inside["issuer"] = new JsonObject { ["id"] = EmployerId, ["type"] = "Profile" };
        var report = await Judge(Assertion, Endorsing(new JsonArray(inside, Link.DeepClone(), new JsonObject { ["id"] = EndorsementId })));
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal(3, report.Checks.Count(check => check.Code == Codes.EndorsementValid));
    }

    [Theory]
    [InlineData("claim", """{"id":"https://school.example/a/1","endorsementComment":"Mieux encore."}""", "claim")]
    [InlineData("issuedOn", "\"2026-02-02T10:00:00Z\"", "issuedOn")]
    [InlineData("expires", "\"2036-02-02T10:00:00Z\"", "expires")]
    [InlineData("issuer", "\"https://famous.example/i\"", "issuer")]
    public async Task Changed_bytes_are_found_out(string name, string value, string detail)
    {
        var inside = Endorsement(AwardId);
        inside[name] = JsonNode.Parse(value);
        var check = await JudgeOne(Endorsing(inside));
        Assert.Equal((Outcome.Failed, Codes.EndorsementFailed), (check.Outcome, check.Code));
        Assert.Equal((Codes.HostedDiffers, detail), (CodeOf(check.Inner!, CheckName.HostedCopy), One(check.Inner!, CheckName.HostedCopy).Arguments["detail"]));
    }

    [Theory]
    [InlineData("https://school.example/a/2")]
    [InlineData(BadgeId)]
    [InlineData("https://famous.example/b/1")]
    public async Task A_true_endorsement_of_something_else_lends_nothing(string claimed)
    {
        foreach (var attached in (JsonNode[])[Link.DeepClone(), Endorsement(claimed)])
        {
            var check = await JudgeOne(Endorsing(attached, Endorsement(claimed).ToJsonString()));
            Assert.Equal((Outcome.Failed, Codes.EndorsementElsewhere, claimed, "award"), (check.Outcome, check.Code, check.Arguments["subject"], check.Arguments["of"]));
        }

        // Nor does a text that claims this award, where the true one claims another.
        var forged = await JudgeOne(Endorsing(Endorsement(AwardId), Endorsement(claimed).ToJsonString()));
        Assert.Equal(Codes.EndorsementElsewhere, forged.Code);
    }

    [Theory]
    [InlineData("\"https://school.example/a/1\"")]
    [InlineData("[{\"id\":\"https://school.example/a/1\"}]")]
    [InlineData("{\"@id\":\"https://school.example/a/1\"}")]
    [InlineData("{\"id\":[\"https://school.example/a/1\"]}")]
    [InlineData("{}")]
    public async Task A_claim_that_does_not_plainly_name_what_it_is_about_endorses_nothing(string claim)
    {
        var odd = Endorsement(AwardId);
        odd["claim"] = JsonNode.Parse(claim);
        Assert.Equal(Outcome.Failed, (await JudgeOne(Endorsing(Link.DeepClone(), odd.ToJsonString()))).Outcome);
    }

    [Fact]
    public async Task A_badge_class_that_is_not_the_schools_does_not_bring_its_endorsements_along()
    {
        const string Famous = "https://famous.example/b/1";
        var dressed = JsonNode.Parse(School.With(School.With(Badge, "id", Famous), "endorsement", Link.DeepClone()));
        var award = School.With(Assertion, "badge", dressed);
        var report = await Judge(award, Network.With(AwardId, award).With(EndorsementId, Endorsement(Famous).ToJsonString()));
        Assert.DoesNotContain(report.Checks, check => check.Code == Codes.EndorsementValid);
        Assert.NotEqual(Outcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task An_endorsement_that_stands_elsewhere_than_its_endorser_says_is_not_the_endorsers()
    {
        const string Forged = "https://school.example/e/1";
        var forged = Endorsement(AwardId);
        forged["id"] = Forged;
        var network = Network.With(AwardId, School.With(Assertion, "endorsement", Forged)).With(Forged, forged.ToJsonString());
        var check = await JudgeOne(network);
        Assert.Equal((Codes.EndorsementFailed, Codes.HostedOutsideScope), (check.Code, CodeOf(check.Inner!, CheckName.HostedCopy)));

        // What the text says of its endorser is not believed; what the endorser's own page says is.
        forged["issuer"] = JsonNode.Parse(School.With(Employer, "verification", new JsonObject { ["allowedOrigins"] = "school.example" }));
        Assert.Equal(Codes.EndorsementFailed, (await JudgeOne(network.With(Forged, forged.ToJsonString()))).Code);
        network.With(EmployerId, School.With(Employer, "verification", new JsonObject { ["allowedOrigins"] = "school.example", ["startsWith"] = "https://school.example/e/" }));
        Assert.Equal(Codes.EndorsementValid, (await JudgeOne(network)).Code);
        network.With(EmployerId, School.With(Employer, "verification", new JsonObject { ["allowedOrigins"] = "school.example", ["startsWith"] = "https://school.example/f/" }));
        Assert.Equal(Codes.EndorsementFailed, (await JudgeOne(network)).Code);
    }

    [Fact]
    public async Task A_strangers_page_with_the_employers_id_on_it_does_not_speak_for_the_employer()
    {
        const string Stranger = "https://evil.example/e";
        var network = Network.With(AwardId, School.With(Assertion, "endorsement", Stranger)).With(Stranger, Endorsement(AwardId).ToJsonString());
        Assert.Equal(Outcome.Unknown, (await JudgeOne(network)).Outcome);
        var never = await JudgeOne(network.With(EndorsementId, new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
        Assert.Equal((Codes.EndorsementFailed, Codes.HostedMissing), (never.Code, CodeOf(never.Inner!, CheckName.HostedCopy)));
        Assert.Equal(Codes.EndorsementValid, (await JudgeOne(network.With(EndorsementId, Endorsement(AwardId).ToJsonString()))).Code);
    }

    [Fact]
    public async Task A_badge_passed_off_as_an_endorsement_endorses_nothing()
    {
        var other = JsonNode.Parse(School.With(Assertion, "id", "https://employer.example/a/1"))!;
        foreach (var (attached, hosted) in ((JsonNode, string)[])[(other.DeepClone(), other.ToJsonString()), (Link.DeepClone(), other.ToJsonString()), (Link.DeepClone(), Employer)])
        {
            var check = await JudgeOne(Endorsing(attached, hosted));
            Assert.Equal((Outcome.Failed, Codes.EndorsementUnreadable, "not-an-endorsement"), (check.Outcome, check.Code, check.Arguments["detail"]));
        }

        // It may even claim something, as long as it says that it is an assertion.
        var claiming = Endorsement(AwardId);
        claiming["type"] = "Assertion";
        Assert.Equal(Codes.EndorsementUnreadable, (await JudgeOne(Endorsing(Link.DeepClone(), claiming.ToJsonString()))).Code);
        var published = await JudgeOne(Endorsing(Endorsement(AwardId), claiming.ToJsonString()));
        Assert.Equal((Codes.EndorsementFailed, Codes.HostedDiffers), (published.Code, CodeOf(published.Inner!, CheckName.HostedCopy)));
    }

    [Theory]
    [InlineData("7"), InlineData("[[]]"), InlineData("{}"), InlineData("true"), InlineData("{\"type\":\"Endorsement\"}")]
    public async Task What_is_no_endorsement_at_all_fails(string attached) =>
        Assert.Equal(Outcome.Failed, (await JudgeOne(Endorsing(JsonNode.Parse(attached)!))).Outcome);

    [Fact]
    public async Task Gone_or_said_to_be_revoked_is_revoked_missing_is_failed_and_silence_is_unknown()
    {
        foreach (var attached in (JsonNode[])[Link.DeepClone(), Endorsement(AwardId)])
        {
            Documents Network() => Endorsing(attached.DeepClone());
            var revoked = Endorsement(AwardId);
            revoked["revoked"] = true;
            revoked["revocationReason"] = "Erreur";
            var said = await JudgeOne(Network().With(EndorsementId, revoked.ToJsonString()));
            Assert.Equal((Codes.EndorsementFailed, Codes.StatusRevokedWhy), (said.Code, CodeOf(said.Inner!, CheckName.Status)));
            var bare = await JudgeOne(Network().With(EndorsementId, $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{EndorsementId}}","type":"Endorsement","revoked":true}"""));
            Assert.Equal((Codes.EndorsementFailed, Codes.StatusRevoked), (bare.Code, CodeOf(bare.Inner!, CheckName.Status)));
            var gone = await JudgeOne(Network().With(EndorsementId, new Fetched.Missing(Encoding.UTF8.GetBytes(revoked.ToJsonString()), Permanently: true)));
            Assert.Equal((Codes.EndorsementFailed, Codes.StatusRevokedWhy), (gone.Code, CodeOf(gone.Inner!, CheckName.Status)));
            var missing = await JudgeOne(Network().With(EndorsementId, new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
            Assert.Equal((Codes.EndorsementFailed, Codes.HostedMissing), (missing.Code, CodeOf(missing.Inner!, CheckName.HostedCopy)));
            foreach (var answer in (Fetched[])[new Fetched.Unreachable("timeout"), new Fetched.Refused("private-network"), new Fetched.Document("<html>"u8.ToArray(), "text/html", new Uri(EndorsementId))])
            {
                var silent = await JudgeOne(Network().With(EndorsementId, answer));
                Assert.Equal((Outcome.Unknown, Codes.EndorsementUnknown), (silent.Outcome, silent.Code));
                Assert.Equal((Outcome.Unknown, Codes.HostedUnreachable), (silent.Inner!.Outcome, CodeOf(silent.Inner, CheckName.HostedCopy)));
            }

            var away = new Fetched.Document(Encoding.UTF8.GetBytes(Endorsement(AwardId).ToJsonString()), "application/json", new Uri("https://evil.example/e/1"));
            Assert.Equal(Codes.EndorsementUnknown, (await JudgeOne(Network().With(EndorsementId, away))).Code);
            Assert.Equal(Codes.EndorsementUnknown, (await JudgeOne(Network().With(EmployerId, new Fetched.Unreachable("dns")))).Code);
        }
    }

    [Theory]
    [InlineData("issuedOn", "2027-01-01T00:00:00Z", Codes.DatesNotYet)]
    [InlineData("expires", "2026-03-01T00:00:00Z", Codes.DatesExpired)]
    public async Task An_endorsement_of_another_time_does_not_hold(string name, string moment, string code)
    {
        var timed = Endorsement(AwardId);
        timed[name] = moment;
        var check = await JudgeOne(Endorsing(Link.DeepClone(), timed.ToJsonString()));
        Assert.Equal((Codes.EndorsementFailed, code), (check.Code, CodeOf(check.Inner!, CheckName.Dates)));
    }

    [Fact]
    public async Task Endorsements_that_lead_back_to_themselves_end()
    {
        // An endorsement endorsed by itself, whose endorser is the endorsement, and two pages that each say they are the other.
        var own = Endorsement(AwardId);
        own["endorsement"] = EndorsementId;
        var network = Endorsing(Link.DeepClone(), own.ToJsonString()).With(EmployerId, School.With(Employer, "endorsement", EndorsementId));
        Assert.Equal(Codes.EndorsementValid, (await JudgeOne(network)).Code);
        Assert.Equal(5, network.Asked.Count);

        own["issuer"] = EndorsementId;
        Assert.Equal(Codes.EndorsementUnknown, (await JudgeOne(Endorsing(Link.DeepClone(), own.ToJsonString()))).Code);

        var (one, two) = (Endorsement(AwardId), Endorsement(AwardId));
        one["id"] = "https://employer.example/e/2";
        network = Endorsing(Link.DeepClone(), one.ToJsonString()).With("https://employer.example/e/2", two.ToJsonString());
        await JudgeOne(network);
        Assert.Equal(6, network.Asked.Count);

        // An award that endorses itself, by its own address.
        network = Network.With(AwardId, School.With(Assertion, "endorsement", AwardId));
        Assert.Equal(Codes.EndorsementUnreadable, (await JudgeOne(network)).Code);
    }

    [Fact]
    public async Task Of_a_thousand_endorsements_the_first_are_judged_and_the_rest_are_said_to_be_unknown()
    {
        JsonArray Thousand() => [.. Enumerable.Range(0, 1000).Select(_ => Link.DeepClone())];
        var network = Endorsing(Thousand()).With(BadgeId, School.With(Badge, "endorsement", Thousand())).With(IssuerId, School.With(Issuer, "endorsement", Thousand()));
        var report = await Judge(Assertion, network, maximumEndorsements: 7);
        Assert.True(report.Outcome == Outcome.Unknown, Told(report));
        Assert.Equal(7, report.Checks.Count(check => check.Code == Codes.EndorsementValid));
        Assert.Equal(("3000", "7"), (report.Checks[^1].Arguments["count"], report.Checks[^1].Arguments["limit"]));
        Assert.Equal(Codes.EndorsementsTooMany, report.Checks[^1].Code);
        Assert.Equal(3 + (2 * 7), network.Asked.Count);
    }

    [Fact]
    public async Task Only_what_the_published_copy_names_is_asked_about()
    {
        var network = Network.With(EndorsementId, Endorsement(AwardId).ToJsonString());
        var report = await Judge(School.With(Assertion, "endorsement", Link.DeepClone()), network);
        Assert.DoesNotContain(report.Checks, check => check.Name == CheckName.Endorsement);
        Assert.DoesNotContain(EndorsementId, network.Asked);
    }

    [Fact]
    public async Task An_endorser_need_not_be_an_issuer_of_badges_but_must_say_who_it_is()
    {
        var nameless = Endorsing(Link.DeepClone()).With(EmployerId, $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{EmployerId}}","type":"Profile"}""");
        var check = await JudgeOne(nameless);
        Assert.Equal((Codes.EndorsementValid, EmployerId), (check.Code, check.Arguments["issuer"]));
        Assert.Equal(Codes.EndorsementUnknown, (await JudgeOne(nameless.With(EmployerId, Badge))).Code);
    }

    [Fact]
    public async Task An_endorsement_alone_is_judged_by_the_same_steps()
    {
        var alone = Endorsement(AwardId).ToJsonString();
        var report = await Judge(alone, Network.With(EndorsementId, alone));
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.False(report.Subject.IsBadge);
        Assert.Equal(Outcome.Failed, (await Judge(Endorsement(BadgeId).ToJsonString(), Network.With(EndorsementId, alone))).Outcome);
        Assert.Equal(Outcome.Unknown, (await Judge(alone, Network)).Outcome);
    }
}
