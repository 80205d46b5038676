using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.Proofs;
using Ecusson.Keys;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// An award as VC-JWT (Open Badges 3.0 "JSON Web Token Proof Format"): the same credential as its JSON with another proof, signed when it is first asked for and kept from
/// then on.
/// </summary>
/// <remarks>
/// It names the same issuer as the JSON, for whom the same status list speaks. Under did:web it is signed with the organisation's P-256 key (ES256), which the
/// DID document publishes as a JWK; under did:key the issuer is one Ed25519 key, and so that one signs (EdDSA).
/// </remarks>
public sealed class AwardJwt(EcussonDb db, SigningKeys keys, TimeProvider clock)
{
    /// <summary>The compact JWS, ASCII, of an award that whoever asks may see.</summary>
    public async Task<byte[]> Of(SeenAward seen, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var award = seen.Award;
        while (true)
        {
            var json = await db.Set<SignedCredential>().AsNoTracking().Where(there => there.AwardId == award.Id && there.Format == CredentialFormat.Json)
                .OrderByDescending(there => there.Number).FirstAsync(stop);
            var kept = await db.Set<SignedCredential>().AsNoTracking().Where(there => there.AwardId == award.Id && there.Format == CredentialFormat.Jwt && there.Number == json.Number)
                .Select(there => there.Bytes).SingleOrDefaultAsync(stop);
            if (kept is not null) return kept;
            var signed = await Sign(award, json, stop);
            db.Add(signed);
            if (await db.TrySave(stop)) return signed.Bytes;
            // Somebody asked at the same moment: theirs is the one that stays.
        }
    }

    async Task<SignedCredential> Sign(Award award, SignedCredential json, CancellationToken stop)
    {
        using var credential = JsonDocument.Parse(WithoutProof(json.Bytes));
        var issuer = credential.RootElement.GetProperty("issuer"u8).GetProperty("id"u8).GetString()!;
        var isKey = issuer.StartsWith("did:key:", StringComparison.Ordinal);
        using var open = isKey ? await keys.Again(json.KeyId, stop) : await keys.Of(award.OrganizationId.Value, KeyType.P256, stop);
        var kid = isKey ? open.Key.Public.DidKeyUrl : $"{issuer}#{open.Key.Public.Multibase}";
        return VcJwt.Sign(credential.RootElement, open.Key, kid) is VcJwtSigning.Signed signed
            ? new SignedCredential
            {
                AwardId = award.Id, Format = CredentialFormat.Jwt, Number = json.Number, Bytes = Encoding.ASCII.GetBytes(signed.Compact), SignedAt = clock.GetUtcNow(), KeyId = open.Id,
            }
            : throw new UnreachableException("A credential of ours says what a JWT must say.");
    }

    static byte[] WithoutProof(byte[] json)
    {
        using var credential = JsonDocument.Parse(json);
        var payload = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(payload))
        {
            writer.WriteStartObject();
            foreach (var member in credential.RootElement.EnumerateObject().Where(member => !member.NameEquals("proof"u8)))
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(member.Value.GetRawText());
            }

            writer.WriteEndObject();
        }

        return payload.WrittenSpan.ToArray();
    }
}
