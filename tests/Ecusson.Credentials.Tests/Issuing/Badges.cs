using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.Issuing;

namespace Ecusson.Credentials.Tests.Issuing;

/// <summary>Random badges and recipients, from plain to unusual.</summary>
static class Badges
{
    public const string IssuerId = "did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z";
    public static readonly DateTimeOffset Moment = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);
    public static readonly StatusTerms Status = new("https://issuer.example/status/7", "revocation");

    static readonly Gen<string> Word = Gen.OneOf(
        Gen.Const("Accompagner des adultes"),
        Gen.String[Gen.OneOf(Gen.Char["\"\\/<>&'+`\n\r\t\b\f\u0000\u001f\u007f\u0085\u2028éàœ…\ufffd"], Gen.Char['a', 'z'], Gen.Char['\u0400', '\u04ff']), 0, 40],
        Gen.Int[0, 200].Select(length => string.Concat(Enumerable.Repeat("Été 🌃 👩‍🏫 ", length))));

    public static Gen<Recipient> AnyRecipient { get; } = Gen.Select(
        Gen.Select(Gen.Guid, Gen.Guid, Gen.Guid, Gen.Int[0, 1_000_000]),
        Gen.Select(Optional(Gen.Long[0, 4_000_000_000L].Select(DateTimeOffset.FromUnixTimeSeconds)), Optional(Gen.Long[0, 4_000_000_000L].Select(DateTimeOffset.FromUnixTimeSeconds))),
        Gen.Select(OptionalText(Word), OptionalText(Gen.OneOf(Gen.Const("https://portfolio.example/e/1?a=%C3%A9#b"), Gen.Const("https://issuer.example/é"), Gen.Guid.Select(guid => $"https://x.example/{guid}"))), OptionalText(Word)),
        Gen.Bool,
        Gen.Const("Person@Example.org"),
        (ids, dates, texts, status, email) => new Recipient
        {
            Email = $" {ids.Item4}{email}\t",
            Salt = $"{ids.Item1:N}",
            CredentialId = ids.Item4 % 2 == 0 ? $"urn:uuid:{ids.Item2}" : $"https://issuer.example/awards/{ids.Item2:N}",
            SubjectId = $"urn:uuid:{ids.Item3}",
            AwardedDate = dates.Item1,
            ValidUntil = dates.Item2,
            Story = texts.Item1,
            EvidenceUrl = texts.Item2,
            Name = texts.Item3,
            StatusListIndex = status ? ids.Item4 : null,
        });

    public static Gen<AwardTerms> AnyTerms { get; } = Gen.Select(Profile(), Achievement(), Gen.Int[0, 3], Gen.Bool, (issuer, achievement, results, endorsed) => new AwardTerms
    {
        Issuer = Element(issuer),
        Achievement = Element(achievement),
        ValidFrom = Moment,
        Results = results == 0 ? null : Element(new JsonArray([.. Enumerable.Range(0, results).Select(n => new JsonObject { ["type"] = Array("Result"), ["value"] = $"{n}" })])),
        Endorsements = endorsed ? Element(new JsonArray(Endorsement("urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0009"))) : null,
        Status = Status,
    });

    /// <summary>A badge like most: everything told apart by what it says.</summary>
    public static AwardTerms Plain(string name = "Accompagner", int alignments = 3) => new()
    {
        Issuer = Element(new JsonObject { ["id"] = IssuerId, ["type"] = Array("Profile"), ["name"] = "École \"test\"", ["url"] = "https://issuer.example" }),
        Achievement = Element(new JsonObject
        {
            ["id"] = "https://issuer.example/badges/1",
            ["type"] = Array("Achievement"),
            ["name"] = name,
            ["description"] = "é è ç",
            ["criteria"] = new JsonObject { ["narrative"] = "**Critères** : …" },
            ["alignment"] = new JsonArray([.. Enumerable.Range(0, alignments).Select(n => Alignment($"Compétence {n}", n))]),
        }),
        ValidFrom = Moment,
        Status = Status,
    };

    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    static Gen<JsonNode> Profile() => Gen.Select(Word, Gen.Bool, Gen.Bool, (name, address, endorsed) =>
    {
        var profile = new JsonObject { ["id"] = IssuerId, ["type"] = Array("Profile"), ["name"] = name, ["url"] = "https://issuer.example" };
        if (address) profile["address"] = new JsonObject { ["type"] = Array("Address"), ["addressLocality"] = name };
        if (endorsed) profile["endorsement"] = new JsonArray(Endorsement(IssuerId));
        return (JsonNode)profile;
    });

    static Gen<JsonNode> Achievement() => Gen.Select(Word, Gen.Int[0, 14], Gen.Int[0, 3], Gen.Bool, Gen.Bool, Gen.Int[0, 3], (name, alignments, results, withId, twins, endorsements) =>
    {
        var achievement = new JsonObject();
        if (withId) achievement["id"] = "urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e0001";
        achievement["type"] = Array("Achievement");
        achievement["name"] = name;
        achievement["description"] = $"{name}.";
        achievement["criteria"] = new JsonObject { ["narrative"] = name };
        achievement["tag"] = Array("a", name, "a");
        if (alignments > 0) achievement["alignment"] = new JsonArray([.. Enumerable.Range(0, alignments).Select(n => Alignment(name, twins ? n / 2 : n))]);
        if (results > 0) achievement["resultDescription"] = new JsonArray([.. Enumerable.Range(0, results).Select(n => ResultDescription(name, n))]);
        if (endorsements > 0) achievement["endorsement"] = new JsonArray([.. Enumerable.Range(0, endorsements).Select(n => Endorsement($"urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e01{n:d2}"))]);
        return (JsonNode)achievement;
    });

    static JsonObject Alignment(string name, int number) =>
        new() { ["type"] = Array("Alignment"), ["targetName"] = name, ["targetUrl"] = $"https://competencies.example/{number}" };

    static JsonObject ResultDescription(string name, int number) => new()
    {
        ["id"] = $"urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a0e02{number:d2}",
        ["type"] = Array("ResultDescription"),
        ["name"] = name,
        ["resultType"] = "RubricCriterionLevel",
        ["rubricCriterionLevel"] = new JsonArray([.. Enumerable.Range(0, 2).Select(level => new JsonObject
        {
            ["id"] = $"urn:uuid:0c6a7c52-6d3c-4d6e-8a77-0a4d8a{number:d2}03{level:d2}", ["type"] = Array("RubricCriterionLevel"), ["name"] = $"{level}",
        })]),
    };

    // Signed by nobody: what counts here is that it brings a graph of its own.
    static JsonObject Endorsement(string about) => new()
    {
        ["@context"] = Array("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
        ["id"] = $"{about}-e",
        ["type"] = Array("VerifiableCredential", "EndorsementCredential"),
        ["issuer"] = new JsonObject { ["id"] = "did:web:employer.example", ["type"] = Array("Profile"), ["name"] = "Employeur" },
        ["validFrom"] = "2026-01-01T00:00:00Z",
        ["credentialSubject"] = new JsonObject { ["id"] = about, ["type"] = Array("EndorsementSubject"), ["endorsementComment"] = "Vu à l'œuvre" },
        ["proof"] = new JsonArray(new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["created"] = "2026-01-01T00:00:00Z",
            ["cryptosuite"] = "eddsa-rdfc-2022",
            ["verificationMethod"] = "did:web:employer.example#key-1",
            ["proofPurpose"] = "assertionMethod",
            ["proofValue"] = "z5S7akZKeYqs9D4mvW7kiTC4icLvsupoUzeu6D7b3hZJHUwRdzHhZ53874if5mGCSYdYJ3Tx87LDs4wH2DVtXXxkU",
        }),
    };

    static JsonArray Array(params string[] items) => [.. items.Select(item => (JsonNode)item)];

    static Gen<T?> Optional<T>(Gen<T> gen) where T : struct => Gen.Select(Gen.Bool, gen, (present, value) => present ? value : (T?)null);

    static Gen<string?> OptionalText(Gen<string> gen) => Gen.Select(Gen.Bool, gen, (present, value) => present ? value : null);
}
