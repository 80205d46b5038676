using System.Globalization;
using System.Text.Json;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Status;

/// <summary>One entry of <c>credentialStatus</c>: where to ask, and for what.</summary>
public abstract record StatusEntry
{
    private StatusEntry() { }

    /// <summary>An entry in a bitstring list: <c>BitstringStatusListEntry</c> (VC Bitstring Status List 1.0 §2.1), or the older <c>StatusList2021Entry</c>.</summary>
    /// <param name="ListAddress"><c>statusListCredential</c>: address of the list.</param>
    /// <param name="Index"><c>statusListIndex</c>, from 0.</param>
    /// <param name="Purpose"><c>statusPurpose</c>: <c>revocation</c>, <c>suspension</c>, <c>refresh</c>, <c>message</c> or another.</param>
    /// <param name="StatusSize">Bits for each entry; 1 unless said.</param>
    /// <param name="Messages"><c>statusMessage</c>: the sentence for each value; empty unless said.</param>
    public sealed record Bitstring(Uri ListAddress, long Index, string Purpose, int StatusSize, IReadOnlyDictionary<int, string> Messages) : StatusEntry;

    /// <summary>A list of what was revoked, by id: <c>1EdTechRevocationList</c> (1EdTech VCRL 1.0).</summary>
    /// <param name="ListAddress"><c>id</c>: address of the list.</param>
    public sealed record RevocationList(Uri ListAddress) : StatusEntry;

    /// <summary>An entry of a kind that is not known here; that says nothing about the credential.</summary>
    /// <param name="Type">Its <c>type</c>.</param>
    public sealed record Unsupported(string Type) : StatusEntry;

    /// <summary>An entry that cannot be followed.</summary>
    /// <param name="Property">The property that is missing or wrong.</param>
    public sealed record Malformed(string Property) : StatusEntry;

    /// <summary>Reads one entry.</summary>
    public static StatusEntry Read(JsonElement entry)
    {
        var types = entry.Many("type").Select(type => type.Text()).OfType<string>().ToList();
        if (types.Contains("BitstringStatusListEntry") || types.Contains("StatusList2021Entry")) return ReadBitstring(entry);
        if (types.Contains("1EdTechRevocationList")) return Address(entry, "id") is { } address ? new RevocationList(address) : new Malformed("id");
        return types.Count == 0 ? new Malformed("type") : new Unsupported(types[0]);
    }

    private static StatusEntry ReadBitstring(JsonElement entry)
    {
        if (Address(entry, "statusListCredential") is not { } address) return new Malformed("statusListCredential");
        if (entry.Text("statusPurpose") is not { Length: > 0 } purpose) return new Malformed("statusPurpose");
        // §2.1: a text in base 10; some issuers write a number
        var index = entry.Member("statusListIndex") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : entry.Text("statusListIndex");
        if (!long.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return new Malformed("statusListIndex");
        var size = 1;
        if (entry.Member("statusSize") is { } given && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out size) || size is < 1 or > 16)) return new Malformed("statusSize");
        var messages = new Dictionary<int, string>();
        foreach (var message in entry.Many("statusMessage").Take(1 << 16))
        {
            if (Value(message.Text("status")) is { } value && message.Text("message") is { } text) messages.TryAdd(value, text);
        }

        return new Bitstring(address, position, purpose, size, messages);
    }

    // §2.1: "0x" and hexadecimal digits
    private static int? Value(string? status) =>
        status is ['0', 'x' or 'X', .. var digits] && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static Uri? Address(JsonElement entry, string property) =>
        entry.Text(property) is { Length: <= 2048 } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
