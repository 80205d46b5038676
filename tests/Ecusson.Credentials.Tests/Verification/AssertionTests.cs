using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Open Badges 2.0 and before, hosted and signed, on a small network that each test lays out or breaks.</summary>
public sealed class AssertionTests
{
    const string Assertion = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/a/1","type":"Assertion","recipient":{"type":"email","hashed":true,"salt":"deadsea","identity":"sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"},"badge":"https://school.example/b/1","verification":{"type":"HostedBadge"},"issuedOn":"2026-01-15T10:00:00Z"}""";
    const string Badge = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/b/1","type":"BadgeClass","name":"Conduire un débat","description":"D","image":"https://school.example/b/1.png","criteria":{"narrative":"C"},"issuer":"https://school.example/i/1"}""";
    const string Issuer = """{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/i/1","type":"Issuer","name":"École","url":"https://school.example","email":"badges@school.example"}""";

    static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static Documents School => new Documents().With("https://school.example/a/1", Assertion).With("https://school.example/b/1", Badge).With("https://school.example/i/1", Issuer);

    static async Task<VerificationReport> Judge(string text, Documents network, string? recipient = null)
    {
        var reading = await new Verifier(new VerifierOptions { Fetch = network })
            .Verify(Encoding.UTF8.GetBytes(text), new VerificationRequest(Today) { Recipient = recipient }, TestContext.Current.CancellationToken);
        return Assert.IsType<VerificationReading.Judged>(reading).Report;
    }

    static string CodeOf(VerificationReport report, CheckName name) => Assert.Single(report.Checks, check => check.Name == name).Code;

    static string Told(VerificationReport report) => string.Join("; ", report.Checks.Select(check => $"{check.Outcome} {check.Code} {string.Join(",", check.Arguments)}"));

    [Fact]
    public async Task A_hosted_badge_that_its_issuer_publishes_passes()
    {
        var report = await Judge(Assertion, School, "nobody@example.org");
        Assert.True(report.Outcome == Outcome.Passed, Told(report));
        Assert.Equal([CheckName.Document, CheckName.Issuer, CheckName.HostedCopy, CheckName.Dates, CheckName.Recipient], report.Checks.Select(check => check.Name));
        Assert.Equal(("Conduire un débat", "École"), (report.Subject.BadgeName, report.Subject.IssuerName));
    }

    [Fact]
    public async Task A_copy_made_out_to_somebody_else_is_found_out()
    {
        var report = await Judge(Assertion.Replace("ecf5409f", "ecf54090", StringComparison.Ordinal), School);
        Assert.Equal(Codes.HostedDiffers, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task A_badge_hosted_elsewhere_in_a_schools_name_fails_even_when_it_carries_the_schools_profile_inside()
    {
        var forged = Assertion.Replace("school.example/a/1", "evil.example/a/1", StringComparison.Ordinal)
            .Replace("\"https://school.example/b/1\"", Badge.Replace("\"https://school.example/i/1\"", Issuer.Replace("\"type\":\"Issuer\"", "\"type\":\"Issuer\",\"verification\":{\"type\":\"VerificationObject\",\"allowedOrigins\":\"evil.example\"}", StringComparison.Ordinal), StringComparison.Ordinal), StringComparison.Ordinal);
        var report = await Judge(forged, School.With("https://evil.example/a/1", forged));
        Assert.Equal(Codes.HostedOutsideScope, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task A_picture_that_points_at_a_strangers_page_with_a_schools_id_on_it_does_not_speak_for_the_school()
    {
        const string Stranger = "https://evil.example/page";
        var forged = Assertion.Replace("school.example/a/1", "school.example/a/never-given", StringComparison.Ordinal);
        var picture = $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="{Stranger}"/></svg>""";
        var report = await Judge(picture, School.With(Stranger, forged).With("https://school.example/a/never-given", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
        Assert.True(report.Outcome == Outcome.Failed, Told(report));
        Assert.Equal(Codes.HostedMissing, CodeOf(report, CheckName.HostedCopy));
    }

    [Fact]
    public async Task Gone_is_revoked_missing_is_failed_and_silence_is_unknown()
    {
        var gone = await Judge(Assertion, School.With("https://school.example/a/1", new Fetched.Missing(Encoding.UTF8.GetBytes("""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://school.example/a/1","revoked":true,"revocationReason":"Erreur"}"""), Permanently: true)));
        Assert.Equal(Codes.StatusRevokedWhy, CodeOf(gone, CheckName.Status));
        var bare = await Judge(Assertion, School.With("https://school.example/a/1", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: true)));
        Assert.Equal(Codes.StatusRevoked, CodeOf(bare, CheckName.Status));
        var missing = await Judge(Assertion, School.With("https://school.example/a/1", new Fetched.Missing(ReadOnlyMemory<byte>.Empty, Permanently: false)));
        Assert.Equal(Codes.HostedMissing, CodeOf(missing, CheckName.HostedCopy));
        var silent = await Judge(Assertion, School.With("https://school.example/a/1", new Fetched.Unreachable("timeout")));
        Assert.Equal((Outcome.Unknown, Codes.HostedUnreachable), (silent.Outcome, CodeOf(silent, CheckName.HostedCopy)));
    }

    [Fact]
    public async Task A_page_of_the_issuers_that_redirects_elsewhere_does_not_make_it_publish_what_stands_there()
    {
        var away = new Fetched.Document(Encoding.UTF8.GetBytes(Assertion), "application/json", new Uri("https://evil.example/a/1"));
        Assert.Equal(Codes.HostedUnreachable, CodeOf(await Judge(Assertion, School.With("https://school.example/a/1", away)), CheckName.HostedCopy));
    }

    [Fact]
    public async Task An_address_in_a_picture_leads_to_the_hosted_badge()
    {
        var network = School;
        var reading = await new Verifier(new VerifierOptions { Fetch = network }).Verify(PngWith("https://school.example/a/1"), new VerificationRequest(Today), TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.Passed, Assert.IsType<VerificationReading.Judged>(reading).Report.Outcome);
        var away = await new Verifier(new VerifierOptions { Fetch = network }).Verify(PngWith("https://school.example/a/2"), new VerificationRequest(Today), TestContext.Current.CancellationToken);
        Assert.Equal(Codes.InputLinkUnreachable, Assert.IsType<VerificationReading.Unreadable>(away).Code);
    }

    [Theory]
    [InlineData("true", Outcome.Passed, null)]
    [InlineData("tampered", Outcome.Failed, Codes.ProofMismatch)]
    [InlineData("one-way", Outcome.Failed, Codes.IssuerNotController)]
    [InlineData("revoked", Outcome.Failed, Codes.StatusRevokedWhy)]
    [InlineData("silent", Outcome.Unknown, Codes.KeyUnreachable)]
    public async Task A_signed_badge_stands_on_its_key_the_two_way_link_and_the_list(string story, Outcome outcome, string? code)
    {
        using var rsa = RSA.Create(2048);
        var payload = JsonNode.Parse(Assertion)!;
        payload["id"] = "urn:uuid:6d1a5f39-1b1f-4f57-9c86-6f0dbbd2d7a1";
        payload["verification"] = JsonNode.Parse("""{"type":"SignedBadge","creator":"https://school.example/k/1"}""");
        var input = $"{Base64("""{"alg":"RS256"}"""u8)}.{Base64(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (story == "tampered") signature[10] ^= 1;

        var issuer = JsonNode.Parse(Issuer)!;
        if (story != "one-way") issuer["publicKey"] = "https://school.example/k/1";
        issuer["revocationList"] = "https://school.example/r";
        var network = School.With("https://school.example/i/1", issuer.ToJsonString()).With(
            "https://school.example/r",
            $$"""{"@context":"https://w3id.org/openbadges/v2","id":"https://school.example/r","type":"RevocationList","issuer":"https://school.example/i/1","revokedAssertions":[{{(story == "revoked" ? """{"id":"urn:uuid:6d1a5f39-1b1f-4f57-9c86-6f0dbbd2d7a1","revocationReason":"Erreur"}""" : "")}}]}""");
        if (story != "silent")
        {
            var key = new JsonObject { ["@context"] = "https://w3id.org/openbadges/v2", ["id"] = "https://school.example/k/1", ["type"] = "CryptographicKey", ["owner"] = "https://school.example/i/1", ["publicKeyPem"] = rsa.ExportSubjectPublicKeyInfoPem() };
            network.With("https://school.example/k/1", key.ToJsonString());
        }

        var report = await Judge($"{input}.{Base64(signature)}", network);
        Assert.True(report.Outcome == outcome, Told(report));
        if (code is not null) Assert.Contains(report.Checks, check => check.Code == code);
    }

    static string Base64(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    static byte[] PngWith(string address)
    {
        byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.IsType<Ecusson.Credentials.Baking.BakeOutcome.Baked>(
            Ecusson.Credentials.Baking.Picture.Bake(png, Encoding.UTF8.GetBytes(address), Ecusson.Credentials.Baking.BakedStandard.OpenBadges2, output));
        return output.WrittenSpan.ToArray();
    }
}
