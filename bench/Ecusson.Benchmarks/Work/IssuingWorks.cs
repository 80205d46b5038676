using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Benchmarks.Work;

/// <summary>One badge to many people: from a row to the signed text.</summary>
sealed class IssuingWorks : IDisposable
{
    readonly JsonDocument _badge;
    readonly BadgeBatch _batch;
    readonly JwtBatch _jwt;
    readonly Row[] _rows;
    readonly AwardRandomness _randomness = new(RandomNumberGenerator.Fill);
    readonly ArrayBufferWriter<byte> _output = new(16 * 1024);

    public IssuingWorks(Prepared prepared)
    {
        _badge = JsonDocument.Parse(prepared.Badge);
        var terms = new AwardTerms
        {
            Issuer = _badge.RootElement.GetProperty("issuer"), Achievement = _badge.RootElement.GetProperty("credentialSubject").GetProperty("achievement"),
            ValidFrom = Clock.Now,
        };
        var method = prepared.Key.Public.DidKeyUrl;
        _batch = BadgeBatch.Compile(terms, prepared.Key, method, Clock.Now, Canonicalizer.Pinned) is BadgeBatchOutcome.Compiled compiled
            ? compiled.Batch
            : throw new InvalidOperationException("The badge was refused.");
        _jwt = JwtBatch.Compile(terms, prepared.Key, method) is JwtBatchOutcome.Compiled jwt ? jwt.Batch : throw new InvalidOperationException("The badge was refused.");
        _rows = [.. prepared.Rows.Select(Row.Read)];
    }

    /// <summary>The text of the n-th award.</summary>
    public ReadOnlyMemory<byte> Issue(int n)
    {
        _output.ResetWrittenCount();
        return _batch.Issue(_rows[n % _rows.Length].Recipient(_randomness), _output) is IssuingOutcome.Issued
            ? _output.WrittenMemory
            : throw new InvalidOperationException("A row was refused.");
    }

    /// <summary>The n-th award as a compact JWS.</summary>
    public ReadOnlyMemory<byte> IssueJwt(int n)
    {
        _output.ResetWrittenCount();
        _jwt.Issue(_rows[n % _rows.Length].Recipient(_randomness), _output);
        return _output.WrittenMemory;
    }

    public void Dispose() => _badge.Dispose();

    /// <summary>A person as a list names them; ids and salt are new for each award.</summary>
    sealed record Row(string Email, DateTimeOffset AwardedOn, string Story, string EvidenceUrl)
    {
        public static Row Read(string json)
        {
            using var row = JsonDocument.Parse(json);
            string Text(string name) => row.RootElement.GetProperty(name).GetString()!;
            return new Row(Text("email"), DateTimeOffset.Parse(Text("awarded_on"), CultureInfo.InvariantCulture), Text("story"), Text("evidence_url"));
        }

        public Recipient Recipient(AwardRandomness randomness) => new()
        {
            Email = Email, Salt = randomness.Salt(), CredentialId = randomness.Urn(), SubjectId = randomness.Urn(),
            AwardedDate = AwardedOn, Story = Story, EvidenceUrl = EvidenceUrl,
        };
    }
}
