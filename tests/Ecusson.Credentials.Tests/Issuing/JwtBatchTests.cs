using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Issuing;

public sealed class JwtBatchTests
{
    [Fact]
    public void Any_badge_for_anyone_is_the_token_that_the_general_path_signs()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        Gen.Select(Badges.AnyTerms, Badges.AnyRecipient.Array[1, 4]).Sample((terms, people) =>
        {
            var batch = Compile(terms, key, key.Public.DidKeyUrl);
            foreach (var person in people) Assert.Equal(General(terms, person, key, key.Public.DidKeyUrl), Issue(batch, person));
        }, iter: 1_000);
    }

    [Theory]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.Rsa)]
    public void The_signature_verifies_with_the_key_in_the_header_and_the_claims_agree(KeyType type)
    {
        using var key = SigningKey.Generate(type);
        var batch = Compile(Badges.Plain(), key, kid: null);
        Badges.AnyRecipient.Sample(person =>
        {
            using var token = Assert.IsType<VcJwtReading.Read>(VcJwt.Read(Issue(batch, person))).Token;
            Assert.Equal(new ProofOutcome.Valid(), token.Verify(Assert.IsType<VerificationKeyReading.Read>(token.HeaderKey).Key));
            Assert.Empty(token.ClaimProblems());
        }, iter: 50, threads: 1);
    }

    [Fact]
    public void Many_threads_issue_from_one_batch()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var batch = Compile(Badges.Plain(), key, key.Public.DidKeyUrl);
        Badges.AnyRecipient.Sample(person => Assert.Equal(General(Badges.Plain(), person, key, key.Public.DidKeyUrl), Issue(batch, person)), iter: 2_000, threads: 8);
    }

    [Fact]
    public void A_profile_without_id_is_refused()
    {
        using var key = SigningKey.Generate(KeyType.Ed25519);
        var terms = Badges.Plain() with { Issuer = JsonDocument.Parse("""{"type":["Profile"]}""").RootElement };
        Assert.Equal(new JwtBatchOutcome.Refused("missing", "issuer.id"), JwtBatch.Compile(terms, key, kid: null));
    }

    static JwtBatch Compile(AwardTerms terms, SigningKey key, string? kid) => Assert.IsType<JwtBatchOutcome.Compiled>(JwtBatch.Compile(terms, key, kid)).Batch;

    static string Issue(JwtBatch batch, Recipient person)
    {
        var output = new ArrayBufferWriter<byte>();
        batch.Issue(person, output);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }

    static string General(AwardTerms terms, Recipient person, SigningKey key, string kid)
    {
        var output = new ArrayBufferWriter<byte>();
        AwardDocument.Write(terms, person, output);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        return Assert.IsType<VcJwtSigning.Signed>(VcJwt.Sign(document.RootElement, key, kid)).Compact;
    }
}
