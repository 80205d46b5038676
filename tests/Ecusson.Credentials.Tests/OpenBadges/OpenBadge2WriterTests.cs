using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.OpenBadges;

public class OpenBadge2WriterTests
{
    static readonly DateTimeOffset Moment = new(2016, 12, 31, 23, 59, 59, TimeSpan.Zero);

    static IssuerProfile Issuer() => new()
    {
        Id = "https://example.org/i", Name = "École", Url = "https://example.org", Email = "contact@example.org", Telephone = "+33123456789", Description = "d",
        Image = new BadgeImage { Id = "https://example.org/i.png" }, PublicKeys = [JsonSerializer.SerializeToElement("https://example.org/key")], RevocationList = "https://example.org/r",
        Verification = new VerificationObject { Type = VerificationObject.Hosted, StartsWith = ["https://example.org/a/"], AllowedOrigins = ["example.org"] },
    };

    static BadgeClass BadgeClass() => new()
    {
        Id = "https://example.org/b", Name = "Badge", Description = "d", Image = new BadgeImage { Id = "https://example.org/b.png", Caption = "c", Author = "https://example.org/x" },
        Criteria = new BadgeCriteria { Id = "https://example.org/c", Narrative = "do" }, IssuerId = "https://example.org/i", Tags = ["a", "é"], Language = "fr", Version = "2",
        Alignments = [new AlignmentObject { TargetName = "n", TargetUrl = "https://t.example", TargetDescription = "d", TargetFramework = "f", TargetCode = "c" }],
    };

    static Assertion Assertion() => new()
    {
        Id = "https://example.org/a/1", Recipient = Recipient.OfEmail("nobody@example.org", "deadsea"), BadgeId = "https://example.org/b", IssuedOn = Moment, Expires = Moment.AddYears(3),
        Verification = new VerificationObject { Type = VerificationObject.Hosted }, Image = new BadgeImage { Id = "https://example.org/a/1.png" }, Narrative = "n",
        Evidence = [new BadgeEvidence { Id = "https://example.org/e" }, new BadgeEvidence { Id = "https://example.org/f", Name = "n", Narrative = "t", Description = "d", Genre = "g", Audience = "a" }],
    };

    static readonly DocumentPart[] All =
    [
        Issuer(), BadgeClass(), Assertion(), Assertion() with { BadgeId = null, Badge = BadgeClass() with { IssuerId = null, Issuer = Issuer() } },
        new Endorsement
        {
            Id = "https://example.org/n", Claim = new Claim { Id = "https://example.org/b", EndorsementComment = "Oui." }, IssuerId = "https://example.org/i", IssuedOn = Moment,
            Verification = new VerificationObject { Type = VerificationObject.Hosted },
        },
        new RevocationList { Id = "https://example.org/r", IssuerId = "https://example.org/i", Revoked = [new RevokedAssertion { Id = "https://example.org/a/1" }, new RevokedAssertion { Uid = "7", RevocationReason = "mistake" }] },
        new RevocationList { Id = "https://example.org/r" },
        new CryptographicKey { Id = "https://example.org/key", Owner = "https://example.org/i", PublicKeyPem = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----" },
    ];

    [Fact]
    public void The_validators_own_assertion_comes_out_property_by_property()
    {
        var written = Text(Assertion() with
        {
            Id = "https://example.org/beths-robotics-badge.json",
            BadgeId = "https://example.org/robotics-badge.json",
            Expires = null,
            Narrative = null,
            Image = new BadgeImage { Id = "https://example.org/beths-robot-badge.png" },
            Evidence = [new BadgeEvidence { Id = "https://example.org/beths-robot-work.html" }],
            Verification = new VerificationObject { Type = "hosted" },
        });
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(OpenBadge2FixturesTests.Fixture("2_0_basic_assertion").GetRawText()), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void Writing_reading_and_writing_again_gives_the_same_bytes()
    {
        foreach (var document in All) Assert.Equal(Text(document), Text(Again(Text(document))));
    }

    [Fact]
    public void The_context_stands_once_at_the_top()
    {
        var text = Text(All[3]);
        Assert.StartsWith("""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion",""", text, StringComparison.Ordinal);
        Assert.Equal(text.IndexOf("@context", StringComparison.Ordinal), text.LastIndexOf("@context", StringComparison.Ordinal));
    }

    [Fact]
    public void Extensions_survive_with_their_context()
    {
        const string text = """{"@context":["https://w3id.org/openbadges/v2","https://w3id.org/openbadges/extensions/x/context.json"],"type":["BadgeClass","Extension"],"id":"https://example.org/b","name":"n","description":"d","image":"https://example.org/b.png","criteria":"https://example.org/c","issuer":"https://example.org/i","extensions:x":{"type":["Extension"],"v":1.0}}""";
        Assert.Equal(text, Text(Again(text)));
    }

    [Fact]
    public void What_breaks_2_0_is_not_written()
    {
        foreach (var document in (DocumentPart[])[Assertion() with { Recipient = null }, BadgeClass() with { Image = null }, Issuer() with { Email = null }, new Endorsement(), new CryptographicKey { Id = "x" }])
            Assert.IsType<WriteOutcome.Refused>(OpenBadge2Writer.Write(document));
    }

    [Fact]
    public void Older_badges_are_written_as_2_0_where_they_have_all_it_asks_for()
    {
        var old = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(OpenBadge2FixturesTests.Fixture("1_0_basic_assertion"))).Assertion;
        var upgraded = Assert.IsType<Assertion>(Again(Text(old)));
        Assert.Equal((Edition.V20, old.Id, old.BadgeId, old.IssuedOn), (upgraded.Edition, upgraded.Id, upgraded.BadgeId, upgraded.IssuedOn));
    }

    [Fact]
    public void A_list_of_revoked_badges_is_searched_by_id_and_by_uid()
    {
        var list = (RevocationList)All[5];
        Assert.NotNull(list.Find(Assertion()));
        Assert.Equal("mistake", list.Find(new Assertion { Id = "https://example.org/a/9", Uid = "7" })!.RevocationReason);
        Assert.Null(list.Find(new Assertion { Id = "https://example.org/a/9" }));
        Assert.True(Issuer().Lists("https://example.org/key"));
        Assert.False(Issuer().Lists("https://example.org/other"));
    }

    [Fact]
    public void A_signed_assertion_is_read_from_its_JWS()
    {
        var compact = $"{Part("""{"alg":"RS256"}""")}.{Part(Text(Assertion()))}.c2ln";
        using var token = Assert.IsType<VcJwtReading.Read>(VcJwt.Read(compact)).Token;
        Assert.Equal("RS256", token.Algorithm);
        Assert.Equal("https://example.org/a/1", Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(token.Payload)).Assertion.Id);
    }

    [Fact]
    public void Mutated_documents_never_throw()
    {
        var values = Gen.OneOf(((string[])["null", "1e400", "\"\"", "\"\\ud800\"", "[]", "{}", "[[{}]]", "true", "\"data:\"", "{\"id\":{\"id\":{}}}", "[null,1]", "\"http://\"", "-0"]).Select(Gen.Const).ToArray());
        foreach (var start in All.Select(Text).Append(OpenBadge2FixturesTests.Fixture("0_5_1_assertion").GetRawText()).Append(OpenBadge2FixturesTests.Fixture("1_0_basic_assertion").GetRawText()))
        {
            var places = Mutations.Places(JsonNode.Parse(start)!).ToList();
            Gen.Select(Gen.Int[0, places.Count - 1], values).Array[1, 3].Sample(changes =>
            {
                using var json = JsonDocument.Parse(Mutations.Apply(start, [.. changes.Select(change => (places[change.Item1], (string?)(change.Item2.Contains("\\u", StringComparison.Ordinal) ? "\"half\"" : change.Item2)))]));
                Everything(json.RootElement);
            });
            foreach (var name in (string[])["recipient", "badge", "issuer", "verification", "issuedOn", "image", "id", "type", "@context"])
            {
                using var json = JsonDocument.Parse($$"""{"{{name}}":"\ud800","name":"\udc00","url":"x","badge2":{} }""");
                Everything(json.RootElement);
            }
        }
    }

    [Fact]
    public void Badges_within_badges_are_judged_to_a_depth_and_no_further()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"Assertion","image":""", 3000)) + "1" + new string('}', 3000);
        using var json = JsonDocument.Parse($$"""{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","recipient":1,"badge":{{deep}}}""", new JsonDocumentOptions { MaxDepth = 10_000 });
        Everything(json.RootElement);
    }

    static void Everything(JsonElement json)
    {
        DocumentPart? document = OpenBadge2.Read(json, "https://example.org/a/1") switch
        {
            OpenBadge2Reading.OfAssertion read => read.Assertion,
            OpenBadge2Reading.OfBadgeClass read => read.BadgeClass,
            OpenBadge2Reading.OfIssuer read => read.Issuer,
            OpenBadge2Reading.OfEndorsement read => read.Endorsement,
            OpenBadge2Reading.OfRevocationList read => read.List,
            OpenBadge2Reading.OfKey read => read.Key,
            _ => null,
        };
        if (document is not null) _ = OpenBadge2Writer.Write(document);
    }

    static DocumentPart Again(string text)
    {
        var json = JsonDocument.Parse(text).RootElement;
        return OpenBadge2.Read(json) switch
        {
            OpenBadge2Reading.OfAssertion read => read.Assertion,
            OpenBadge2Reading.OfBadgeClass read => read.BadgeClass,
            OpenBadge2Reading.OfIssuer read => read.Issuer,
            OpenBadge2Reading.OfEndorsement read => read.Endorsement,
            OpenBadge2Reading.OfRevocationList read => read.List,
            OpenBadge2Reading.OfKey read => read.Key,
            _ => throw new InvalidOperationException(text),
        };
    }

    static string Text(DocumentPart document) => OpenBadge2Writer.Write(document) switch
    {
        WriteOutcome.Written written => Encoding.UTF8.GetString(written.Json.Span),
        WriteOutcome.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Part(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
