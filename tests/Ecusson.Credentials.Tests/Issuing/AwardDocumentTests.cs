using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.OpenBadges.V3;

namespace Ecusson.Credentials.Tests.Issuing;

public sealed class AwardDocumentTests
{
    static readonly Recipient Someone = new()
    {
        Email = " Nobody@Example.org ",
        Salt = "deadsea",
        CredentialId = "urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d01",
        SubjectId = "urn:uuid:5b1f0a44-93ec-4d7c-9a5e-3f1f8a0c1d02",
    };

    [Fact]
    public void The_address_becomes_the_salted_hash_of_its_trimmed_lower_case_form()
    {
        var identity = Write(Badges.Plain(), Someone)["credentialSubject"]!["identifier"]![0]!;
        Assert.StartsWith("sha256$ecf5409f", (string?)identity["identityHash"], StringComparison.Ordinal);
        Assert.Equal(IdentityHash.OfEmail(Someone.Email, Someone.Salt).IdentityHash, (string?)identity["identityHash"]);
        Assert.Equal(("deadsea", "emailAddress", true), ((string?)identity["salt"], (string?)identity["identityType"], (bool)identity["hashed"]!));
    }

    [Fact]
    public void The_address_itself_is_nowhere_in_the_credential() =>
        Assert.DoesNotContain("nobody", Write(Badges.Plain(), Someone).ToJsonString(), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Dates_are_written_in_UTC_to_the_second()
    {
        var credential = Write(Badges.Plain(), Someone with
        {
            AwardedDate = new DateTimeOffset(2026, 1, 1, 1, 30, 0, 999, TimeSpan.FromHours(2)),
            ValidUntil = new DateTimeOffset(2030, 12, 31, 23, 59, 59, TimeSpan.Zero),
        });
        Assert.Equal("2025-12-31T23:30:00Z", (string?)credential["awardedDate"]);
        Assert.Equal("2030-12-31T23:59:59Z", (string?)credential["validUntil"]);
        Assert.Equal("2026-03-14T09:26:53Z", (string?)credential["validFrom"]);
    }

    [Fact]
    public void What_a_recipient_does_not_have_is_left_out()
    {
        var credential = Write(Badges.Plain(), Someone);
        Assert.Equal(["@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject"], credential.AsObject().Select(property => property.Key));
        Assert.Equal(["id", "type", "identifier", "achievement"], credential["credentialSubject"]!.AsObject().Select(property => property.Key));
        Assert.Single(credential["credentialSubject"]!["identifier"]!.AsArray());
    }

    [Fact]
    public void The_extensions_context_is_there_exactly_when_a_type_of_it_is()
    {
        Assert.Equal(2, Write(Badges.Plain(), Someone)["@context"]!.AsArray().Count);
        var achievement = JsonNode.Parse(Badges.Plain().Achievement.GetRawText())!;
        achievement["endorsement"] = new JsonArray(new JsonObject { ["credentialSchema"] = new JsonArray(new JsonObject { ["type"] = "1EdTechJsonSchemaValidator2019" }) });
        var context = Write(Badges.Plain() with { Achievement = Badges.Element(achievement) }, Someone)["@context"]!.AsArray();
        Assert.Equal("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", (string?)context[2]);
    }

    [Fact]
    public void Any_award_of_a_plain_badge_keeps_the_rules_of_Open_Badges() =>
        Badges.AnyRecipient.Sample(person =>
        {
            var output = new ArrayBufferWriter<byte>();
            AwardDocument.Write(Badges.Plain(), person, output);
            using var document = JsonDocument.Parse(output.WrittenMemory);
            Assert.DoesNotContain(OpenBadgeRules.Check(document.RootElement), problem => problem.Breaks && problem.Path != "/proof");
        }, iter: 500);

    static JsonNode Write(AwardTerms terms, Recipient recipient)
    {
        var output = new ArrayBufferWriter<byte>();
        AwardDocument.Write(terms, recipient, output);
        return JsonNode.Parse(Encoding.UTF8.GetString(output.WrittenSpan))!;
    }
}
