using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Benchmarks.Work;

/// <summary>A folder with what both programs read, and the key that signs.</summary>
sealed class Prepared : IDisposable
{
    static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SigningKey Key { get; private init; } = SigningKey.Generate(KeyType.Ed25519);

    /// <summary>The badge as a credential without a recipient.</summary>
    public string Badge { get; private init; } = "";

    /// <summary>Recipients: <c>email</c>, <c>awarded_on</c>, <c>story</c>, <c>evidence_url</c>.</summary>
    public IReadOnlyList<string> Rows { get; private init; } = [];

    /// <summary>Credentials of many shapes, unsigned.</summary>
    public IReadOnlyList<byte[]> Credentials { get; private init; } = [];

    /// <summary>The same, signed with Data Integrity.</summary>
    public IReadOnlyList<byte[]> Signed { get; private init; } = [];

    /// <summary>The same as VC-JWT.</summary>
    public IReadOnlyList<byte[]> Tokens { get; private init; } = [];

    /// <param name="rows">People to give the badge to; null for a thousand that are made up.</param>
    public static Prepared Make(IReadOnlyList<string>? rows = null)
    {
        var key = SigningKey.Generate(KeyType.Ed25519);
        return new Prepared
        {
            Key = key,
            Badge = Samples.Badge(key.Public.DidKey).ToJsonString(Writing),
            Rows = rows ?? [.. Samples.Rows(1000).Select(row => row.ToJsonString(Writing))],
            Credentials = [.. Samples.Credentials(key.Public.DidKey, 500).Select(credential => Encoding.UTF8.GetBytes(credential.ToJsonString(Writing)))],
        };
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "key.json"), Key.ToJwk());
        File.WriteAllText(Path.Combine(folder, "badge.json"), Badge);
        File.WriteAllLines(Path.Combine(folder, "rows.ndjson"), Rows);
        File.WriteAllLines(Path.Combine(folder, "credentials.ndjson"), Credentials.Select(Encoding.UTF8.GetString));
        File.WriteAllLines(Path.Combine(folder, "signed.ndjson"), Credentials.Select(credential => Encoding.UTF8.GetString(Sign(credential).Span)));
        File.WriteAllLines(Path.Combine(folder, "tokens.ndjson"), Credentials.Select(credential => JsonSerializer.Serialize(SignAsJwt(credential))));
    }

    public static Prepared Read(string folder)
    {
        byte[][] Lines(string name) => [.. File.ReadLines(Path.Combine(folder, name)).Select(Encoding.UTF8.GetBytes)];
        return new Prepared
        {
            Key = KeyOf(File.ReadAllBytes(Path.Combine(folder, "key.json"))),
            Badge = File.ReadAllText(Path.Combine(folder, "badge.json")),
            Rows = File.ReadAllLines(Path.Combine(folder, "rows.ndjson")),
            Credentials = Lines("credentials.ndjson"), Signed = Lines("signed.ndjson"),
            Tokens = [.. File.ReadLines(Path.Combine(folder, "tokens.ndjson")).Select(token => Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(token)!))],
        };
    }

    /// <summary>From JSON text to signed JSON text.</summary>
    public ReadOnlyMemory<byte> Sign(byte[] credential)
    {
        using var json = JsonDocument.Parse(credential);
        return EddsaRdfc2022.Sign(json.RootElement, Key, Key.Public.DidKeyUrl, Clock.Now, Canonicalizer.Pinned) switch
        {
            SigningOutcome.Signed signed => signed.Json,
            var refused => throw new InvalidOperationException(refused.ToString()),
        };
    }

    /// <summary>From JSON text to a compact JWS.</summary>
    public string SignAsJwt(byte[] credential)
    {
        using var json = JsonDocument.Parse(credential);
        return VcJwt.Sign(json.RootElement, Key, Key.Public.DidKeyUrl) is VcJwtSigning.Signed signed ? signed.Compact : throw new InvalidOperationException("A sample was refused.");
    }

    /// <summary>Signs a document of somebody else under this key: its issuer becomes the key's did:key, as the other program does.</summary>
    public string SignText(string credential)
    {
        var document = JsonNode.Parse(credential)!;
        document["issuer"] = document["issuer"] is JsonObject profile ? Named((JsonObject)profile.DeepClone()) : Named([]);
        return Encoding.UTF8.GetString(Sign(Encoding.UTF8.GetBytes(document.ToJsonString(Writing))).Span);

        JsonObject Named(JsonObject profile)
        {
            profile["id"] = Key.Public.DidKey;
            return profile;
        }
    }

    public void Dispose() => Key.Dispose();

    static SigningKey KeyOf(byte[] jwk)
    {
        using var json = JsonDocument.Parse(jwk);
        return SigningKey.FromJwk(json.RootElement) is SigningKeyReading.Read read ? read.Key : throw new InvalidOperationException("key.json holds no key.");
    }
}
