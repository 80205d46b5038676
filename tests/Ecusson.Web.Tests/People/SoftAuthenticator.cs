using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ecusson.Web.Tests.People;

/// <summary>An authenticator made of software, as the WebAuthn specification describes one (§6): honest unless a test has it lie.</summary>
sealed class SoftAuthenticator(string origin) : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    byte[] _user = [];

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The origin that it says the page has.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>The name that it hashes instead of the one that it was asked for; null for none.</summary>
    public string? OtherName { get; set; }

    public bool VerifiesUser { get; set; } = true;

    public bool SeesUser { get; set; } = true;

    /// <summary>The count of signatures that it gives out next; 0 for one that does not count.</summary>
    public uint Counter { get; set; }

    /// <summary>The account that it says the key is of.</summary>
    public byte[]? OtherUser { get; set; }

    /// <summary>Makes a passkey (§6.3.2).</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var data = Data(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, attested: true);
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical, convertIndefiniteLengthEncodings: true);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(data);
        attestation.WriteEndMap();
        return Answer(new()
        {
            ["clientDataJSON"] = Text(Client("webauthn.create", asked.RootElement)), ["attestationObject"] = Text(attestation.Encode()), ["transports"] = (string[])["internal"],
        });
    }

    /// <summary>Signs in (§6.3.3).</summary>
    public string Sign(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var data = Data(asked.RootElement.GetProperty("rpId").GetString()!, attested: false);
        var client = Client("webauthn.get", asked.RootElement);
        return Answer(new()
        {
            ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["userHandle"] = Text(OtherUser ?? _user),
            ["signature"] = Text(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        });
    }

    string Answer(Dictionary<string, object> response) => JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["id"] = Text(Id), ["rawId"] = Text(Id), ["type"] = "public-key", ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new Dictionary<string, object>(StringComparer.Ordinal), ["response"] = response,
    });

    byte[] Client(string type, JsonElement asked) => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","challenge":"{{asked.GetProperty("challenge").GetString()}}","origin":"{{Origin}}","crossOrigin":false}""");

    /// <summary>Authenticator data (§6.1): hash of the name, flags, counter, and for a new passkey its id and public key.</summary>
    byte[] Data(string name, bool attested)
    {
        var flags = (byte)((SeesUser ? 0x01 : 0) | (VerifiesUser ? 0x04 : 0) | (attested ? 0x40 : 0));
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(OtherName ?? name)), flags, .. counter];
        return attested ? [.. head, .. new byte[16], (byte)(Id.Length >> 8), (byte)Id.Length, .. Id, .. PublicKey()] : head;
    }

    byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var key = new CborWriter(CborConformanceMode.Ctap2Canonical);
        key.WriteStartMap(5);
        foreach (var (label, value) in ((int, int)[])[(1, 2), (3, -7), (-1, 1)])
        {
            key.WriteInt32(label);
            key.WriteInt32(value);
        }

        foreach (var (label, value) in ((int, byte[])[])[(-2, point.X!), (-3, point.Y!)])
        {
            key.WriteInt32(label);
            key.WriteByteString(value);
        }

        key.WriteEndMap();
        return key.Encode();
    }

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
