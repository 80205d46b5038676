using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;
using static Ecusson.Credentials.Tests.Verification.School;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Open Badges 2.0 and before, hosted and signed, on a small network that each test lays out or breaks.</summary>
public sealed class AssertionTests
{
    static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_hosted_badge_that_its_issuer_publishes_passes()
    {
        var report = await Judge(Assertion, Network, "nobody@example.org");
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal([CheckName.Document, CheckName.Issuer, CheckName.HostedCopy, CheckName.Dates, CheckName.Recipient], report.Checks.Select(check => check.Name));
        Assert.Equal(("Conduire un débat", "École"), (report.Subject.BadgeName, report.Subject.IssuerName));
    }

    [Fact]
    public async Task A_copy_made_out_to_somebody_else_is_found_out()
    {
        var report = await Judge(Assertion.Replace("ecf5409f", "ecf54090", StringComparison.Ordinal), Network);
        Assert.Equal(Codes.HostedDiffers, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task A_badge_hosted_elsewhere_in_a_schools_name_fails_even_when_it_carries_the_schools_profile_inside()
    {
        var forged = Assertion.Replace("school.example/a/1", "evil.example/a/1", StringComparison.Ordinal)
            .Replace("\"https://school.example/b/1\"", Badge.Replace("\"https://school.example/i/1\"", Issuer.Replace("\"type\":\"Issuer\"", "\"type\":\"Issuer\",\"verification\":{\"type\":\"VerificationObject\",\"allowedOrigins\":\"evil.example\"}", StringComparison.Ordinal), StringComparison.Ordinal), StringComparison.Ordinal);
        var report = await Judge(forged, Network.With("https://evil.example/a/1", forged));
        Assert.Equal(Codes.HostedOutsideScope, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task A_picture_that_points_at_a_strangers_page_with_a_schools_id_on_it_does_not_speak_for_the_school()
    {
        const string Stranger = "https://evil.example/page";
        var forged = Assertion.Replace("school.example/a/1", "school.example/a/never-given", StringComparison.Ordinal);
        var picture = $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="{Stranger}"/></svg>""";
        var report = await Judge(picture, Network.With(Stranger, forged).With("https://school.example/a/never-given", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
        Assert.True(report.Outcome == Outcome.Failed, Told(report));
        Assert.Equal(Codes.HostedMissing, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task Gone_is_revoked_missing_is_failed_and_silence_is_unknown()
    {
        var gone = await Judge(Assertion, Network.With("https://school.example/a/1", new Fetched.Missing(Encoding.UTF8.GetBytes("""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a/1","revoked":true,"revocationReason":"Erreur"}"""), Permanently: true)));
        Assert.Equal(Codes.StatusRevokedWhy, CodeOf(gone, CheckName.Status));
        var bare = await Judge(Assertion, Network.With("https://school.example/a/1", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: true)));
        Assert.Equal(Codes.StatusRevoked, CodeOf(bare, CheckName.Status));
        var missing = await Judge(Assertion, Network.With("https://school.example/a/1", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
        Assert.Equal(Codes.HostedMissing, CodeOf(missing, CheckName.HostedCopy));
        var silent = await Judge(Assertion, Network.With("https://school.example/a/1", new Fetched.Unreachable("timeout")));
        Assert.Equal((Outcome.Unknown, Codes.HostedUnreachable), (silent.Outcome, CodeOf(silent, CheckName.HostedCopy)));
    }

    [Fact]
    public async Task A_page_of_the_issuers_that_redirects_elsewhere_does_not_make_it_publish_what_stands_there()
    {
        var away = new Fetched.Document(Encoding.UTF8.GetBytes(Assertion), "application/json", new Uri("https://evil.example/a/1"));
        Assert.Equal(Codes.HostedUnreachable, CodeOf(await Judge(Assertion, Network.With("https://school.example/a/1", away)), CheckName.HostedCopy));
    }

    [Fact]
    public async Task An_address_in_a_picture_leads_to_the_hosted_badge()
    {
        var network = Network;
        var reading = await new Verifier(new VerifierOptions { Fetch = network }).Verify(PngWith("https://school.example/a/1"), new VerificationRequest(Today), TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.Passed, Assert.IsType<VerificationReading.Judged>(reading).Report.Outcome);
        var away = await new Verifier(new VerifierOptions { Fetch = network }).Verify(PngWith("https://school.example/a/2"), new VerificationRequest(Today), TestContext.Current.CancellationToken);
        Assert.Equal(Codes.InputLinkUnreachable, Assert.IsType<VerificationReading.Unreadable>(away).Code);
    }

    [Theory]
    [InlineData("true", Outcome.Passed, null)]
    [InlineData("tampered", Outcome.Failed, Codes.ProofMismatch)]
    [InlineData("one-way", Outcome.Failed, Codes.IssuerNotController)]
    [InlineData("other-owner", Outcome.Failed, Codes.IssuerNotController)]
    [InlineData("revoked", Outcome.Failed, Codes.StatusRevokedWhy)]
    [InlineData("forgiven", Outcome.Passed, Codes.StatusClear)]
    [InlineData("revoked-inside", Outcome.Failed, Codes.StatusRevoked)]
    [InlineData("silent", Outcome.Unknown, Codes.KeyUnreachable)]
    public async Task A_signed_badge_stands_on_its_key_the_two_way_link_and_the_list(string story, Outcome outcome, string? code)
    {
        using var rsa = RSA.Create(2048);
        var payload = Signed("https://school.example/k/1");
        if (story == "revoked-inside") payload["revoked"] = true;
        var compact = Sign(payload, rsa);
        if (story == "tampered") compact = compact[..^20] + (compact[^20] == 'A' ? 'B' : 'A') + compact[^19..];

        var issuer = JsonNode.Parse(Issuer)!;
        if (story != "one-way") issuer["publicKey"] = "https://school.example/k/1";
        issuer["revocationList"] = "https://school.example/r";
        var entry = story switch
        {
            "revoked" => $$"""{"id":"{{SignedId}}","revocationReason":"Erreur"}""",
            "forgiven" => $$"""{"id":"{{SignedId}}","revoked":false}""",
            _ => "",
        };
        var network = Network.With(IssuerId, issuer.ToJsonString()).With(
            "https://school.example/r",
            $$"""{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/r","type":"RevocationList","issuer":"https://school.example/i/1","revokedAssertions":[{{entry}}]}""");
        if (story != "silent") network.With("https://school.example/k/1", Key("https://school.example/k/1", story == "other-owner" ? EmployerId : IssuerId, rsa).ToJsonString());

        var report = await Judge(compact, network);
        Assert.True(report.Outcome == outcome, Told(report));
        if (code is not null) Assert.Contains(report.Checks, check => check.Code == code);
    }

    [Fact]
    public async Task A_signed_badge_that_names_no_key_is_tried_with_those_that_its_issuer_lists()
    {
        using var old = RSA.Create(2048);
        using var key = RSA.Create(2048);
        using var stranger = RSA.Create(2048);
        var issuer = School.With(Issuer, "publicKey", new JsonArray("https://school.example/k/0", Key("https://school.example/k/1", IssuerId, key)));
        var network = Network.With(IssuerId, issuer).With("https://school.example/k/0", Key("https://school.example/k/0", IssuerId, old).ToJsonString());
        var report = await Judge(Sign(Signed(null), key), network);
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal(("https://school.example/k/1", Codes.ProofValid), (One(report, CheckName.Key).Arguments["method"], CodeOf(report, CheckName.Proof)));

        Assert.Equal(Codes.ProofMismatch, CodeOf(await Judge(Sign(Signed(null), stranger), network), CheckName.Proof));

        // The key that did not answer may be the one that signed.
        network.With("https://school.example/k/0", new Fetched.Unreachable("timeout"));
        Assert.Equal(Outcome.Unknown, (await Judge(Sign(Signed(null), stranger), network)).Outcome);
        Assert.Equal(Codes.KeyNotFound, CodeOf(await Judge(Sign(Signed(null), key), Network), CheckName.Key));
    }

    [Fact]
    public async Task A_page_with_a_thousand_keys_does_not_have_them_all_tried()
    {
        using var stranger = RSA.Create(2048);
        using var key = RSA.Create(2048);
        var network = Network.With(IssuerId, School.With(Issuer, "publicKey", new JsonArray([.. Enumerable.Range(0, 1000).Select(i => (JsonNode)$"https://school.example/k/{i}")])));
        foreach (var i in Enumerable.Range(0, 1000)) network.With($"https://school.example/k/{i}", Key($"https://school.example/k/{i}", IssuerId, key).ToJsonString());
        var report = await Judge(Sign(Signed(null), stranger), network);
        Assert.Equal((Outcome.Unknown, Codes.ProofTooCostly), (report.Outcome, CodeOf(report, CheckName.Proof)));
        Assert.InRange(network.Asked.Count, 3, 12);
    }

    [Fact]
    public async Task A_signed_badge_without_its_signature_proves_nothing()
    {
        var bare = Signed("https://school.example/k/1").ToJsonString();
        Assert.Equal(Codes.ProofNone, CodeOf(await Judge(bare, Network), CheckName.Proof));
        var published = School.With(Assertion, "verification", new JsonObject { ["type"] = "SignedBadge", ["creator"] = "https://school.example/k/1" });
        Assert.Equal(Codes.ProofNone, CodeOf(await Judge(published, Network.With(AwardId, published)), CheckName.Proof));
    }

    [Theory]
    [InlineData(BadgeId, "name", "/badge")]
    [InlineData(IssuerId, "email", "/badge/issuer")]
    public async Task What_a_badge_class_or_an_issuer_lacks_on_its_own_page_is_lacking_too(string page, string name, string path)
    {
        var changed = JsonNode.Parse(page == BadgeId ? Badge : Issuer)!.AsObject();
        changed.Remove(name);
        var report = await Judge(Assertion, Network.With(page, changed.ToJsonString()));
        Assert.Equal(Codes.DocumentBreaks, CodeOf(report, CheckName.Document));
        Assert.Equal($"missing {path} ({name})", One(report, CheckName.Document).Arguments["first"]);
    }

    [Fact]
    public async Task The_published_copy_is_judged_by_the_rules_and_not_the_one_that_was_given()
    {
        var lacking = School.With(Assertion, "evidence", "nowhere");
        Assert.Equal(Codes.DocumentBreaks, CodeOf(await Judge(Assertion, Network.With(AwardId, lacking)), CheckName.Document));
        Assert.Equal(Codes.DocumentRead, CodeOf(await Judge(lacking, Network), CheckName.Document));
    }

    [Fact]
    public async Task A_badge_class_that_lies_elsewhere_than_its_issuer_does_is_the_issuers_only_where_the_issuer_says_so()
    {
        const string Elsewhere = "https://platform.example/b/1";
        var network = Network.With(AwardId, School.With(Assertion, "badge", Elsewhere)).With(Elsewhere, School.With(Badge, "id", Elsewhere));
        var report = await Judge(School.With(Assertion, "badge", Elsewhere), network);
        Assert.Equal((Codes.HostedOutsideScope, Elsewhere), (CodeOf(report, CheckName.HostedCopy), One(report, CheckName.HostedCopy).Arguments["address"]));

        network.With(IssuerId, School.With(Issuer, "verification", new JsonObject { ["type"] = "VerificationObject", ["allowedOrigins"] = new JsonArray("platform.example", "school.example") }));
        Assert.Equal(Outcome.Passed, (await Judge(School.With(Assertion, "badge", Elsewhere), network)).Outcome);
    }

    [Fact]
    public async Task A_badge_inside_an_award_does_not_take_the_place_of_the_one_at_its_address()
    {
        const string Famous = "https://famous.example/b/1";
        var inside = JsonNode.Parse(School.With(Badge, "id", Famous));
        var award = School.With(Assertion, "badge", inside);
        var famous = JsonNode.Parse(School.With(School.With(Badge, "id", Famous), "issuer", "https://famous.example/i"))!;
        famous["name"] = "Un autre badge";
        var report = await Judge(award, Network.With(AwardId, award).With(Famous, famous.ToJsonString()).With("https://famous.example/i", School.With(Issuer, "id", "https://famous.example/i")));
        Assert.True(report.Outcome == Outcome.Failed, Told(report));
        Assert.Equal(("Un autre badge", "https://famous.example/i"), (report.Subject.BadgeName, report.Subject.IssuerId));
        Assert.Equal(Codes.HostedOutsideScope, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task An_issuers_page_answers_for_the_host_where_it_stands_whatever_id_it_gives_itself()
    {
        const string Award = "https://evil.example/a/1", Class = "https://evil.example/b/1";
        var forged = School.With(School.With(Assertion, "id", Award), "badge", Class);
        var network = Network.With(Award, forged).With(Class, School.With(Badge, "id", Class)).With(IssuerId, School.With(Issuer, "id", "https://evil.example/i"));
        Assert.Equal(Codes.HostedOutsideScope, CodeOf(await Judge(forged, network), CheckName.HostedCopy));
    }

    [Fact]
    public async Task A_published_copy_is_the_award_at_its_address_whatever_id_it_gives_itself()
    {
        var copy = School.With(School.With(Assertion, "id", "https://school.example/a/2"), "endorsement", EndorsementId);
        var network = Network.With(AwardId, copy).With(EndorsementId, Endorsement("https://school.example/a/2").ToJsonString());
        var report = await Judge(Assertion, network);
        Assert.Equal((AwardId, Codes.EndorsementElsewhere), (report.Subject.Id, CodeOf(report, CheckName.Endorsement)));
    }

    [Fact]
    public async Task A_body_that_says_no_more_than_revoked_revokes()
    {
        var body = $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{AwardId}}","revoked":true}""";
        Assert.Equal(Codes.StatusRevoked, CodeOf(await Judge(Assertion, Network.With(AwardId, body)), CheckName.Status));
    }

    const string SignedId = "urn:uuid:6d1a5f39-1b1f-4f57-9c86-6f0dbbd2d7a1";

    static JsonObject Signed(string? creator)
    {
        var payload = JsonNode.Parse(Assertion)!.AsObject();
        payload["id"] = SignedId;
        payload["verification"] = new JsonObject { ["type"] = "SignedBadge" };
        if (creator is not null) payload["verification"]!["creator"] = creator;
        return payload;
    }

    static byte[] PngWith(string address)
    {
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.IsType<Ecusson.Credentials.Baking.BakeOutcome.Baked>(
            Ecusson.Credentials.Baking.Picture.Bake(png, Encoding.UTF8.GetBytes(address), Ecusson.Credentials.Baking.BakedStandard.OpenBadges2, output));
        return output.WrittenSpan.ToArray();
    }
}
