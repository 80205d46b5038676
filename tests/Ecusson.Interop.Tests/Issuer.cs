using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Interop.Tests;

/// <summary>A key that speaks for its own did:key, or for a did:web whose document this makes.</summary>
public sealed class Issuer : IDisposable
{
    Issuer(SigningKey key, string did, string method) => (Key, Did, Method) = (key, did, method);

    public SigningKey Key { get; }

    public string Did { get; }

    /// <summary>The DID URL of the key.</summary>
    public string Method { get; }

    public static Issuer OfKey(KeyType type)
    {
        var key = SigningKey.Generate(type);
        return new Issuer(key, key.Public.DidKey, key.Public.DidKeyUrl);
    }

    /// <param name="type">The kind of key.</param>
    /// <param name="path">Names it on its host, as in <c>organizations:1</c>.</param>
    public static Issuer OfWeb(KeyType type, string path)
    {
        var did = $"did:web:badges.example:{path}";
        return new Issuer(SigningKey.Generate(type), did, $"{did}#key-1");
    }

    /// <summary>Address and content of the DID document; null for a did:key, which is its own document.</summary>
    public (string Address, JsonObject Document)? Document()
    {
        if (!Did.StartsWith("did:web:", StringComparison.Ordinal)) return null;
        var method = new JsonObject { ["id"] = Method, ["controller"] = Did };
        if (Key.Type == KeyType.Rsa)
        {
            method["type"] = "JsonWebKey";
            method["publicKeyJwk"] = PublicJwk();
        }
        else
        {
            method["type"] = "Multikey";
            method["publicKeyMultibase"] = Key.Public.Multibase;
        }

        return ($"https://{Did["did:web:".Length..].Replace(':', '/')}/did.json", new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", Key.Type == KeyType.Rsa ? "https://w3id.org/security/jwk/v1" : "https://w3id.org/security/multikey/v1"),
            ["id"] = Did, ["verificationMethod"] = new JsonArray(method), ["assertionMethod"] = new JsonArray(Method),
        });
    }

    /// <summary>The public key as a JSON Web Key, as an https address would serve it.</summary>
    public JsonObject PublicJwk()
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text)) Key.Public.WriteJwk(writer);
        return (JsonObject)JsonNode.Parse(text.ToArray())!;
    }

    public void Dispose() => Key.Dispose();
}
