using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Badges made by other people's libraries (see the standards' generated-samples), judged by ours.</summary>
public sealed class VerifierSamplesTests
{
    static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static string Sample(string name) => File.ReadAllText(Standards.Path("generated-samples", name));

    static async Task<VerificationReport> Judge(string text, Documents? network = null, string? recipient = null)
    {
        var verifier = new Verifier(new VerifierOptions { Fetch = network ?? new Documents() });
        var reading = await verifier.Verify(Encoding.UTF8.GetBytes(text), new VerificationRequest(Today) { Recipient = recipient }, TestContext.Current.CancellationToken);
        return Assert.IsType<VerificationReading.Judged>(reading).Report;
    }

    static string Told(VerificationReport report) => string.Join("; ", report.Checks.Select(check => $"{check.Code} {string.Join(",", check.Arguments)}"));

    static Check One(VerificationReport report, CheckName name) => Assert.Single(report.Checks, check => check.Name == name);

    [Fact]
    public async Task A_true_badge_passes_every_check_and_asks_nobody()
    {
        var network = new Documents();
        var report = await Judge(Sample("ob3-didkey.json"), network);
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal([CheckName.Document, CheckName.Issuer, CheckName.Key, CheckName.Proof, CheckName.Dates], report.Checks.Select(check => check.Name));
        Assert.Empty(network.Asked);
        Assert.Equal("Accompagnement", report.Subject.BadgeName);
        Assert.Equal("ESENER (test)", report.Subject.IssuerName);
    }

    [Fact]
    public async Task A_tampered_badge_fails_by_its_signature() =>
        Assert.Equal(Codes.ProofMismatch, One(await Judge(Sample("ob3-didkey-tampered.json")), CheckName.Proof).Code);

    [Fact]
    public async Task An_expired_badge_fails_by_its_dates_alone()
    {
        var report = await Judge(Sample("ob3-didkey-expired.json"));
        Assert.Equal([CheckName.Dates], report.Checks.Where(check => check.Outcome != Outcome.Passed).Select(check => check.Name));
        Assert.Equal(Codes.DatesExpired, One(report, CheckName.Dates).Code);
    }

    [Theory]
    [InlineData("ob3-didkey-status-4.json", Codes.StatusClear, Outcome.Passed)]
    [InlineData("ob3-didkey-status-5.json", Codes.StatusRevoked, Outcome.Failed)]
    public async Task A_status_list_says_who_was_revoked(string sample, string code, Outcome outcome)
    {
        var report = await Judge(Sample(sample), new Documents().With("https://status.example/sl/1", Sample("statuslist.json")));
        Assert.True(report.Outcome == outcome, Told(report));
        Assert.Equal(code, One(report, CheckName.Status).Code);
    }

    /// <summary>The statements are the signed ones, so the signature holds; only the names by which we read them are gone.</summary>
    [Theory]
    [InlineData("ob3-didkey-status-5.json", "credentialStatus", "iri")]
    [InlineData("ob3-didkey-status-5.json", "credentialStatus", "@nest")]
    [InlineData("ob3-didkey-status-5.json", "credentialStatus", "@included")]
    [InlineData("ob3-didkey-expired.json", "validUntil", "iri")]
    [InlineData("ob3-didkey-expired.json", "validUntil", "@nest")]
    [InlineData("ob3-didkey-expired.json", "validUntil", "@included")]
    public async Task A_revocation_or_an_end_cannot_be_hidden_by_writing_the_same_statements_in_another_way(string sample, string name, string way)
    {
        var badge = JsonNode.Parse(Sample(sample))!.AsObject();
        var value = badge[name]!.DeepClone();
        badge.Remove(name);
        if (way == "iri")
            badge["https://www.w3.org/2018/credentials#" + name] = name == "validUntil" ? new JsonObject { ["@type"] = "http://www.w3.org/2001/XMLSchema#dateTime", ["@value"] = value } : value;
        else if (way == "@nest")
            badge["@nest"] = new JsonObject { [name] = value };
        else
            badge["@included"] = new JsonArray(new JsonObject { ["id"] = badge["id"]!.DeepClone(), ["type"] = "VerifiableCredential", [name] = value });
        var report = await Judge(badge.ToJsonString(), new Documents().With("https://status.example/sl/1", Sample("statuslist.json")));
        Assert.True(report.Outcome == Outcome.Failed, Told(report));
        Assert.Equal(Codes.ProofUnsignedContent, One(report, CheckName.Proof).Code);
    }

    [Fact]
    public async Task A_true_badge_put_where_an_endorsement_belongs_endorses_nothing()
    {
        var badge = JsonNode.Parse(Sample("ob3-didkey.json"))!.AsObject();
        badge["endorsement"] = new JsonArray(JsonNode.Parse(Sample("ob3-didkey.json")));
        var check = One(await Judge(badge.ToJsonString()), CheckName.Endorsement);
        Assert.Equal((Outcome.Failed, Codes.EndorsementUnreadable), (check.Outcome, check.Code));
    }

    [Fact]
    public async Task A_list_that_does_not_answer_leaves_the_status_unknown()
    {
        var report = await Judge(Sample("ob3-didkey-status-5.json"));
        Assert.Equal(Outcome.Unknown, report.Outcome);
        Assert.Equal(Codes.StatusUnreachable, One(report, CheckName.Status).Code);
    }

    [Fact]
    public async Task A_list_whose_signature_does_not_hold_leaves_the_status_unknown()
    {
        var forged = Sample("statuslist.json").Replace("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", StringComparison.Ordinal);
        var report = await Judge(Sample("ob3-didkey-status-5.json"), new Documents().With("https://status.example/sl/1", forged));
        Assert.Equal(Codes.StatusListNotAuthentic, One(report, CheckName.Status).Code);
    }

    [Fact]
    public async Task An_endorsement_inside_is_judged_by_the_same_steps()
    {
        var report = await Judge(Sample("ob3-with-endorsement.json"));
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        var endorsement = One(report, CheckName.Endorsement);
        Assert.Equal(Codes.EndorsementValid, endorsement.Code);
        Assert.Equal(("Employeur (test)", "badge"), (endorsement.Arguments["issuer"], endorsement.Arguments["of"]));
        Assert.Equal("Employeur (test) endosse le badge.", Sentences.Of(endorsement, "fr"));
        Assert.Equal(Outcome.Passed, endorsement.Inner!.Outcome);
    }

    [Fact]
    public async Task An_endorsement_alone_is_judged_as_a_credential() =>
        Assert.Equal(Outcome.Passed, (await Judge(Sample("endorsement-didkey.json"))).Outcome);

    [Theory]
    [InlineData("did-web-multikey.json")]
    [InlineData("did-web-embedded.json")]
    [InlineData("did-web-nocontext.json")]
    [InlineData("did-web-cid-context.json")]
    [InlineData("did-web-ed2020.json")]
    public async Task A_domain_proves_its_badges_whatever_shape_its_document_has(string document)
    {
        var report = await Judge(Sample("ob3-didweb.json"), new Documents().With("https://badges.esener.example/issuers/1/did.json", Sample(document)));
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal("badges.esener.example", One(report, CheckName.Issuer).Arguments["domain"]);
    }

    [Fact]
    public async Task A_domain_that_does_not_answer_leaves_key_proof_and_issuer_unknown()
    {
        var report = await Judge(Sample("ob3-didweb.json"));
        Assert.Equal(Outcome.Unknown, report.Outcome);
        Assert.Equal([CheckName.Issuer, CheckName.Key, CheckName.Proof], report.Checks.Where(check => check.Outcome == Outcome.Unknown).Select(check => check.Name));
    }

    [Fact]
    public async Task A_token_with_its_own_key_proves_nothing_about_the_issuer_until_the_issuer_lists_it()
    {
        var report = await Judge(Sample("ob3-rs256.jwt"));
        Assert.Equal(Codes.ProofValid, One(report, CheckName.Proof).Code);
        Assert.Equal(Outcome.Unknown, One(report, CheckName.Issuer).Outcome);
    }

    [Theory]
    [InlineData("person@esener.example", Codes.RecipientDiffers)]
    [InlineData(null, null)]
    public async Task A_recipient_is_compared_only_when_one_is_given(string? recipient, string? code) =>
        Assert.Equal(code, (await Judge(Sample("ob3-didkey.json"), recipient: recipient)).Checks.SingleOrDefault(check => check.Name == CheckName.Recipient)?.Code);
}
