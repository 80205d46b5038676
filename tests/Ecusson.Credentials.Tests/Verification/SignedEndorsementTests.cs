using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Verification;
using static Ecusson.Credentials.Tests.Verification.School;

namespace Ecusson.Credentials.Tests.Verification;

/// <summary>Endorsements of Open Badges 2.0 that are signed with the endorser's key.</summary>
public sealed class SignedEndorsementTests : IDisposable
{
    const string KeyId = "https://employer.example/k";
    const string ListId = "https://employer.example/r";
    const string SignedId = "urn:uuid:0f6b0f8a-6b1c-4a52-8c0e-1f1d7c1f6b7e";

    readonly RSA key = RSA.Create(2048);

    public void Dispose() => key.Dispose();

    static JsonObject Payload(string of)
    {
        var payload = Endorsement(of);
        payload["id"] = SignedId;
        payload["verification"] = new JsonObject { ["type"] = "SignedBadge", ["creator"] = KeyId };
        return payload;
    }

    /// <summary>The award with this attached, and the employer with its key and its list.</summary>
    Documents Endorsing(JsonNode attached) => Network
        .With(AwardId, School.With(Assertion, "endorsement", attached))
        .With(EmployerId, School.With(School.With(Employer, "publicKey", KeyId), "revocationList", ListId))
        .With(KeyId, Key(KeyId, EmployerId, key).ToJsonString())
        .With(ListId, List(""));

    static string List(string entries) =>
        $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{ListId}}","type":"RevocationList","issuer":"{{EmployerId}}","revokedAssertions":[{{entries}}]}""";

    static async Task<Check> JudgeOne(Documents network) => One(await Judge(Assertion, network), CheckName.Endorsement);

    [Fact]
    public async Task A_signed_endorsement_holds_where_it_is_attached_as_a_token_or_by_its_address()
    {
        var compact = Sign(Payload(AwardId), key);
        var at = new Fetched.Document(Encoding.ASCII.GetBytes(compact + "\n"), "text/plain", new Uri(EndorsementId));
        foreach (var network in (Documents[])[Endorsing(compact), Endorsing(EndorsementId).With(EndorsementId, at)])
        {
            var report = await Judge(Assertion, network);
            Assert.True(report.Outcome == Outcome.Passed, Told(report));
            var check = One(report, CheckName.Endorsement);
            Assert.Equal((Codes.EndorsementValid, "Employeur", "award"), (check.Code, check.Arguments["issuer"], check.Arguments["of"]));
            Assert.Equal([CheckName.Document, CheckName.Issuer, CheckName.Key, CheckName.Proof, CheckName.Status, CheckName.Dates], check.Inner!.Checks.Select(inner => inner.Name));
        }

        Assert.Equal(Outcome.Passed, (await Judge(compact, Endorsing(compact))).Outcome);
    }

    [Fact]
    public async Task A_changed_byte_breaks_it()
    {
        var parts = Sign(Payload(BadgeId), key).Split('.');
        var other = Sign(Payload(AwardId), key).Split('.');
        var check = await JudgeOne(Endorsing($"{parts[0]}.{other[1]}.{parts[2]}"));
        Assert.Equal((Codes.EndorsementFailed, Codes.ProofMismatch), (check.Code, CodeOf(check.Inner!, CheckName.Proof)));
        Assert.Equal((Outcome.Failed, Codes.EndorsementUnreadable), await OutcomeOf(Endorsing($"{parts[0]}.e30.{parts[2]}")));
        Assert.Equal((Outcome.Failed, Codes.EndorsementUnreadable), await OutcomeOf(Endorsing($"{parts[0]}.!.{parts[2]}".Replace("!", "eyJ", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("not listed")]
    [InlineData("owned by another")]
    [InlineData("owned by nobody")]
    public async Task A_key_that_is_not_linked_from_both_sides_is_not_the_endorsers(string story)
    {
        var network = Endorsing(Sign(Payload(AwardId), key));
        if (story == "not listed") network.With(EmployerId, Employer);
        if (story == "owned by another") network.With(KeyId, Key(KeyId, IssuerId, key).ToJsonString());
        if (story == "owned by nobody") network.With(KeyId, School.With(Key(KeyId, "", key).ToJsonString(), "owner", null));
        var check = await JudgeOne(network);
        Assert.Equal((Outcome.Failed, Codes.EndorsementFailed), (check.Outcome, check.Code));
        Assert.Contains(check.Inner!.Checks, inner => inner.Code == Codes.IssuerNotController);
    }

    [Fact]
    public async Task A_strangers_key_that_calls_the_employer_its_owner_proves_nothing()
    {
        using var stranger = RSA.Create(2048);
        var payload = Payload(AwardId);
        payload["verification"]!["creator"] = "https://evil.example/k";
        var check = await JudgeOne(Endorsing(Sign(payload, stranger)).With("https://evil.example/k", Key("https://evil.example/k", EmployerId, stranger).ToJsonString()));
        Assert.Equal(Codes.EndorsementFailed, check.Code);
        Assert.Contains(check.Inner!.Checks, inner => inner.Code == Codes.IssuerNotController);

        // Without a name for the key, only the employer's own are tried.
        payload["verification"] = new JsonObject { ["type"] = "SignedBadge" };
        Assert.Equal(Codes.ProofMismatch, CodeOf((await JudgeOne(Endorsing(Sign(payload, stranger)))).Inner!, CheckName.Proof));
        Assert.Equal(Codes.EndorsementValid, (await JudgeOne(Endorsing(Sign(payload, key)))).Code);
    }

    [Fact]
    public async Task The_endorsers_list_says_what_was_revoked_and_silence_leaves_it_unknown()
    {
        var compact = Sign(Payload(AwardId), key);
        var revoked = await JudgeOne(Endorsing(compact).With(ListId, List($$"""{"id":"{{SignedId}}","revocationReason":"Erreur"}""")));
        Assert.Equal((Codes.EndorsementFailed, Codes.StatusRevokedWhy), (revoked.Code, CodeOf(revoked.Inner!, CheckName.Status)));
        Assert.Equal((Outcome.Unknown, Codes.EndorsementUnknown), await OutcomeOf(Endorsing(compact).With(ListId, new Fetched.Unreachable("timeout"))));
        Assert.Equal((Outcome.Unknown, Codes.EndorsementUnknown), await OutcomeOf(Endorsing(compact).With(KeyId, new Fetched.Unreachable("timeout"))));
        Assert.Equal((Outcome.Unknown, Codes.EndorsementUnknown), await OutcomeOf(Endorsing(compact).With(EmployerId, new Fetched.Unreachable("timeout"))));
        var strangers = List("").Replace(EmployerId, IssuerId, StringComparison.Ordinal);
        Assert.Equal((Outcome.Unknown, Codes.EndorsementUnknown), await OutcomeOf(Endorsing(compact).With(ListId, strangers)));
    }

    [Fact]
    public async Task A_true_signature_over_something_else_lends_nothing()
    {
        Assert.Equal((Outcome.Failed, Codes.EndorsementElsewhere), await OutcomeOf(Endorsing(Sign(Payload(BadgeId), key))));
        var badge = JsonNode.Parse(Assertion)!.AsObject();
        badge["verification"] = new JsonObject { ["type"] = "SignedBadge", ["creator"] = KeyId };
        Assert.Equal((Outcome.Failed, Codes.EndorsementUnreadable), await OutcomeOf(Endorsing(Sign(badge, key))));
    }

    [Fact]
    public async Task A_signed_endorsement_without_its_signature_proves_nothing()
    {
        var check = await JudgeOne(Endorsing(Payload(AwardId)));
        Assert.Equal((Codes.EndorsementFailed, Codes.ProofNone), (check.Code, CodeOf(check.Inner!, CheckName.Proof)));
    }

    static async Task<(Outcome Outcome, string Code)> OutcomeOf(Documents network)
    {
        var check = await JudgeOne(network);
        return (check.Outcome, check.Code);
    }
}
