using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>Open Badges 3.0 "JSON Web Token Proof Format": signing a credential as a compact JWS.</summary>
internal static class VcJwtWriter
{
    private static readonly string[] Claims = ["iss", "jti", "sub", "nbf", "exp"];

    public static VcJwtSigning Sign(JsonElement credential, SigningKey key, string? kid)
    {
        if (credential.ValueKind != JsonValueKind.Object) return new VcJwtSigning.Refused("missing", "credential");
        if (Array.Find(Claims, claim => credential.Member(claim) is not null) is { } taken) return new VcJwtSigning.Refused("claim-taken", taken);
        if (credential.Member("proof") is not null) return new VcJwtSigning.Refused("already-signed", "proof");
        if (JwtClaims.IssuerId(credential) is not { } issuer) return new VcJwtSigning.Refused("missing", "issuer.id");
        if (credential.Text("id") is not { } id) return new VcJwtSigning.Refused("missing", "id");
        if (JwtClaims.SubjectId(credential) is not { } subject) return new VcJwtSigning.Refused("missing", "credentialSubject.id");
        if (credential.Member("validFrom") is null) return new VcJwtSigning.Refused("missing", "validFrom");
        if (DateTimeStamp.Read(credential.Text("validFrom")) is not { } from) return new VcJwtSigning.Refused("not-a-date", "validFrom");
        var until = DateTimeStamp.Read(credential.Text("validUntil"));
        if (until is null && credential.Member("validUntil") is not null) return new VcJwtSigning.Refused("not-a-date", "validUntil");

        var header = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(header)) WriteHeader(writer, key, kid);

        // The credential's own text, then the claims after its last member.
        var text = JsonMarshal.GetRawUtf8Value(credential);
        var payload = new ArrayBufferWriter<byte>(text.Length + 512);
        payload.Write(text[..^1].TrimEnd(" \t\r\n"u8));
        payload.Write(","u8);
        var claims = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(claims))
        {
            writer.WriteStartObject();
            writer.WriteString("iss"u8, issuer);
            writer.WriteString("jti"u8, id);
            writer.WriteString("sub"u8, subject);
            writer.WriteNumber("nbf"u8, from.ToUnixTimeSeconds());
            if (until is { } end) writer.WriteNumber("exp"u8, end.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        payload.Write(claims.WrittenSpan[1..]);
        return new VcJwtSigning.Signed(Compact(header.WrittenSpan, payload.WrittenSpan, key));
    }

    private static void WriteHeader(Utf8JsonWriter writer, SigningKey key, string? kid)
    {
        writer.WriteStartObject();
        writer.WriteString("alg"u8, JwsAlgorithm.NameOf(key.Type));
        if (kid is not null)
        {
            writer.WriteString("kid"u8, kid);
        }
        else
        {
            writer.WritePropertyName("jwk"u8);
            key.Public.WriteJwk(writer);
        }

        writer.WriteString("typ"u8, "JWT"u8);
        writer.WriteEndObject();
    }

    private static string Compact(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, SigningKey key)
    {
        var (first, second, third) = (Base64Url.GetEncodedLength(header.Length), Base64Url.GetEncodedLength(payload.Length), Base64Url.GetEncodedLength(key.SignatureSize));
        var length = first + 1 + second + 1 + third;
        var ascii = ArrayPool<byte>.Shared.Rent(length);
        Span<byte> signature = stackalloc byte[1024];
        signature = signature[..key.SignatureSize];
        Base64Url.EncodeToUtf8(header, ascii.AsSpan(0, first));
        ascii[first] = (byte)'.';
        Base64Url.EncodeToUtf8(payload, ascii.AsSpan(first + 1, second));
        key.Sign(ascii.AsSpan(0, first + 1 + second), signature);
        ascii[first + 1 + second] = (byte)'.';
        Base64Url.EncodeToUtf8(signature, ascii.AsSpan(first + second + 2, third));
        var compact = Encoding.ASCII.GetString(ascii, 0, length);
        ArrayPool<byte>.Shared.Return(ascii);
        return compact;
    }
}
