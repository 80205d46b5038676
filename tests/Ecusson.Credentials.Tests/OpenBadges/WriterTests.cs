using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Tests.OpenBadges;

public class WriterTests
{
    static OpenBadgeCredential Least() => new()
    {
        Id = "urn:uuid:1", Name = "n", ValidFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), Issuer = new Profile { Id = "https://i.example", Name = "I" },
        Subject = new AchievementSubject
        {
            Id = "urn:uuid:2", Achievement = new Achievement { Id = "urn:uuid:3", Name = "a", Description = "d", Criteria = new Criteria { Narrative = "c" } },
        },
    };

    [Fact]
    public void The_least_badge_is_written_in_the_plain_form() => Assert.Equal(
        """{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"name":"n","credentialSubject":{"id":"urn:uuid:2","type":["AchievementSubject"],"achievement":{"id":"urn:uuid:3","type":["Achievement"],"name":"a","description":"d","criteria":{"narrative":"c"}}},"issuer":{"id":"https://i.example","type":["Profile"],"name":"I"},"validFrom":"2024-01-01T00:00:00Z"}""",
        Text(Least()));

    [Fact]
    public void A_badge_with_everything_satisfies_the_official_schema()
    {
        using var json = JsonDocument.Parse(Text(Badges.Complete()));
        Assert.True(Badges.Schema("schema", "achievementcredential.json").Accepts(json.RootElement));
    }

    [Fact]
    public void A_badge_with_everything_uses_every_property_of_the_official_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Standards.Path("1edtech-openbadges-spec", "ob_v3p0", "schema", "achievementcredential.json")));
        var named = schema.RootElement.GetProperty("$defs").EnumerateObject().Where(part => part.Name is not ("EndorsementCredential" or "EndorsementSubject" or "Proof"))
            .Select(part => part.Value).Append(schema.RootElement)
            .Where(part => part.TryGetProperty("properties", out _)).SelectMany(part => part.GetProperty("properties").EnumerateObject()).Select(property => property.Name)
            .Except(["endorsement", "endorsementJwt", "proof"]).Distinct().Order();
        var text = Text(Badges.Complete());
        Assert.All(named, name => Assert.Contains($"\"{name}\":", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Writing_reading_and_writing_again_gives_the_same_bytes()
    {
        Assert.Equal(Text(Badges.Complete()), Again(Text(Badges.Complete())));
        Assert.Equal(Text(Least()), Again(Text(Least())));
    }

    [Fact]
    public void Reading_a_published_badge_and_writing_it_keeps_everything_it_says()
    {
        foreach (var file in Badges.Published().Where(file => !file.Contains("endorsement-", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(Again(text))), file);
        }
    }

    [Fact]
    public void Random_badges_are_written_read_and_written_to_the_same_bytes_and_satisfy_the_schema()
    {
        var schema = Badges.Schema("schema", "achievementcredential.json");
        Random().Sample(badge =>
        {
            var text = Text(badge);
            Assert.Equal(text, Again(text));
            using var json = JsonDocument.Parse(text);
            Assert.True(schema.Accepts(json.RootElement), text);
        });
    }

    [Fact]
    public void Unknown_properties_survive_at_every_level()
    {
        var text = """{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json","https://e.example/context.json",{"x":"https://e.example/x"}],"id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"credentialSubject":{"id":"urn:uuid:2","type":["AchievementSubject"],"achievement":{"id":"urn:uuid:3","type":["Achievement"],"name":"a","description":"d","criteria":{"narrative":"c","x":{"deep":[1.0,{"é":null}]}},"x":[true]},"x":-0.50},"issuer":{"id":"https://i.example","type":["Profile"],"x":"🛡"},"validFrom":"2024-01-01T00:00:00Z","x":1E+2}""";
        Assert.Equal(text, Again(text));
    }

    [Theory]
    [InlineData("1EdTechJsonSchemaValidator2019", true)]
    [InlineData("JsonSchema", false)]
    public void The_context_of_extensions_is_written_exactly_where_a_type_needs_it(string type, bool written)
    {
        var entry = new CredentialSchema { Id = "https://s.example", Type = type };
        Assert.Equal(written, Text(Least() with { Schemas = [entry] }).Contains(OpenBadgeContexts.Extensions, StringComparison.Ordinal));
    }

    [Fact]
    public void Status_and_refresh_of_1EdTech_bring_that_context_too()
    {
        Assert.Contains(OpenBadgeContexts.Extensions, Text(Least() with { Status = new CredentialStatus { Id = "https://s.example", Type = "1EdTechRevocationList" } }), StringComparison.Ordinal);
        Assert.Contains(OpenBadgeContexts.Extensions, Text(Least() with { RefreshService = new RefreshService { Id = "https://s.example", Type = "1EdTechCredentialRefresh" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_break_the_standard_or_trouble_a_verifier_is_not_written()
    {
        Refused(Least() with { ValidFrom = null }, OpenBadgeProblems.Missing);
        Refused(Least() with { Id = null }, OpenBadgeProblems.Missing);
        Refused(Least() with { Issuer = new Profile() }, OpenBadgeProblems.Missing);
        Refused(Least() with { Subject = Least().Subject! with { Id = null } }, OpenBadgeProblems.SubjectNotIdentified);
        Refused(Least() with { Subject = Least().Subject! with { Achievement = Least().Subject!.Achievement! with { Criteria = new Criteria() } } }, OpenBadgeProblems.CriteriaEmpty);
        Refused(Least() with { Types = ["VerifiableCredential"] }, OpenBadgeProblems.TypeMissing);
        Refused(Least() with { Subject = Least().Subject! with { Achievement = Least().Subject!.Achievement! with { AchievementType = "Écusson" } } }, OpenBadgeProblems.NotATerm);
    }

    [Fact]
    public void An_endorsement_is_written_and_read()
    {
        var endorsement = new EndorsementCredential
        {
            Id = "urn:uuid:e", Name = "Endossement", Issuer = new Profile { Id = "https://i.example" }, ValidFrom = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Subject = new EndorsementSubject { Id = "urn:uuid:3", EndorsementComment = "Oui." },
        };
        var text = Encoding.UTF8.GetString(Assert.IsType<WriteOutcome.Written>(OpenBadgeWriter.Write(endorsement)).Json.Span);
        using var json = JsonDocument.Parse(text);
        Assert.True(Badges.Schema("schema", "endorsementcredential.json").Accepts(json.RootElement));
        Assert.Equal(text, Encoding.UTF8.GetString(OpenBadgeWriter.Unchecked(EndorsementCredential.Read(json.RootElement)!).Span));
        Assert.IsType<WriteOutcome.Refused>(OpenBadgeWriter.Write(endorsement with { Name = null }));
    }

    [Fact]
    public void Embedded_endorsements_stay_as_they_are_signed()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Standards.Path("generated-samples", "ob3-with-endorsement.json")));
        var badge = OpenBadgeCredential.Read(json.RootElement)!;
        var endorsement = EndorsementCredential.Read(Assert.Single(badge.Endorsements))!;
        Assert.Equal("Nous reconnaissons ce badge.", endorsement.Subject!.EndorsementComment);
        Assert.True(JsonElement.DeepEquals(json.RootElement.GetProperty("endorsement"), JsonDocument.Parse(Again(json.RootElement.GetRawText())).RootElement.GetProperty("endorsement")));
    }

    [Fact]
    public void What_is_kept_as_it_stands_never_breaks_the_line()
    {
        var badge = Least() with { Additional = [new("x", JsonDocument.Parse("{ \"a b\" :\r\n\t[ 1 , \"\\\\\" , \"q\\\" \\n\" ] }").RootElement)] };
        Assert.EndsWith(""","x":{"a b":[1,"\\","q\" \n"]}}""", Text(badge), StringComparison.Ordinal);
    }

    static void Refused(OpenBadgeCredential badge, string code) =>
        Assert.Contains(Assert.IsType<WriteOutcome.Refused>(OpenBadgeWriter.Write(badge)).Problems, problem => problem.Code == code);

    static string Text(OpenBadgeCredential badge) => OpenBadgeWriter.Write(badge) switch
    {
        WriteOutcome.Written written => Encoding.UTF8.GetString(written.Json.Span),
        WriteOutcome.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Again(string text)
    {
        using var json = JsonDocument.Parse(text);
        return Encoding.UTF8.GetString(OpenBadgeWriter.Unchecked(OpenBadgeCredential.Read(json.RootElement)!).Span);
    }

    static Gen<OpenBadgeCredential> Random()
    {
        // Any text but halves of characters, which no UTF-8 can hold.
        var word = Gen.String[0, 12].Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))])).Select(text => text + "é🛡");
        var maybe = word.Null();
        var moment = Gen.DateTimeOffset.Select(value => (DateTimeOffset?)new DateTimeOffset(value.DateTime, TimeSpan.FromMinutes((int)value.Offset.TotalMinutes)));
        var number = Gen.Double.Where(double.IsFinite).Select(value => (double?)value);
        var achievement = Gen.Select(word, maybe, word.Array[0, 3], number).Select((name, code, tags, credits) => new Achievement
        {
            Id = "urn:x:" + name, Name = name, Description = name, HumanCode = code, Tags = tags, CreditsAvailable = credits, Criteria = new Criteria { Narrative = name },
        });
        var evidence = Gen.Select(maybe, maybe).Select((name, narrative) => new Evidence { Name = name, Narrative = narrative });
        return Gen.Select(achievement, evidence.Array[0, 3], moment, moment, maybe, number).Select((what, shown, from, given, story, credits) => Least() with
        {
            ValidFrom = from,
            AwardedDate = given,
            Evidence = shown,
            Description = story,
            Subject = new AchievementSubject { Achievement = what, Narrative = story, CreditsEarned = credits, Identifiers = [IdentityHash.OfEmail(what.Name!, "s")] },
        });
    }
}
