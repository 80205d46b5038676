using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ecusson.Credentials.Issuing;

/// <summary>
/// Texts that stand in the holes while a template is made. Each is derived from the hash of everything else in the document,
/// so that nothing in the document can be equal to it.
/// </summary>
internal static class Markers
{
    /// <summary>The markers of the holes that <paramref name="columns"/> has a bit for.</summary>
    public static AwardValues Of(AwardTerms terms, int columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { terms.Issuer, terms.Achievement, terms.Results ?? default, terms.Endorsements ?? default })
            if (part.ValueKind != JsonValueKind.Undefined) hash.AppendData(JsonMarshal.GetRawUtf8Value(part));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes($"{terms.Status?.ListCredential} {terms.Status?.Purpose}"));
        var digest = hash.GetHashAndReset();

        var markers = new AwardValues();
        for (var hole = 0; hole < AwardValues.Count; hole++)
        {
            if ((columns & (1 << hole)) == 0) continue;
            digest[0] = (byte)hole;
            markers.Set((Hole)hole, System.Text.Encoding.ASCII.GetBytes($"urn:uuid:{new Guid(digest.AsSpan(0, 16))}"));
        }

        return markers;
    }
}
