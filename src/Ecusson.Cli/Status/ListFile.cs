using System.Globalization;
using System.Text.Json;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Status;

namespace Ecusson.Cli.Status;

/// <summary>A status list read from a file. Its proof is not judged here.</summary>
/// <param name="Json">The whole credential.</param>
/// <param name="Id">Where it is published.</param>
/// <param name="IssuerId">Who keeps it.</param>
/// <param name="Purpose">What a set place means.</param>
/// <param name="List">The places.</param>
sealed record ListFile(JsonElement Json, string Id, string IssuerId, string Purpose, BitstringStatusList List)
{
    /// <summary>Null after saying why the file holds no list.</summary>
    public static async Task<ListFile?> Read(string path, Terminal terminal, CancellationToken stop)
    {
        using var document = await JsonFile.Read(path, terminal, stop);
        if (document is null) return null;
        var json = document.RootElement.Clone();
        var problem = "type";
        if (IsList(json) && Member(json, "credentialSubject") is { ValueKind: JsonValueKind.Object } subject)
        {
            problem = "id, issuer, statusPurpose, encodedList";
            if (Text(json, "id") is { } id && IssuerOf(json) is { } issuer && Text(subject, "statusPurpose") is { } purpose && Text(subject, "encodedList") is { } encoded)
            {
                switch (BitstringStatusList.Decode(encoded))
                {
                    case StatusListDecoding.Decoded decoded:
                        return new ListFile(json, id, issuer, purpose, decoded.List);
                    case StatusListDecoding.Refused refused:
                        problem = $"{refused.Code} {refused.Detail}";
                        break;
                }
            }
        }

        terminal.Say(Shell.Text.StatusNotAList, path, problem);
        return null;
    }

    /// <summary>
    /// False after saying that another issuer keeps it: verifiers of other makers take no list's word for another issuer's badge.
    /// </summary>
    public bool IsKeptBy(string issuerId, string path, Terminal terminal)
    {
        if (IssuerId == issuerId) return true;
        terminal.Say(Shell.Text.StatusListOfOther, path, DidKey.Abbreviated(IssuerId), DidKey.Abbreviated(issuerId));
        return false;
    }

    /// <summary>The places that some words name; null after saying which word names none of this list.</summary>
    public IReadOnlyList<long>? PlacesOf(IEnumerable<string> words, string path, Terminal terminal)
    {
        var places = new List<long>();
        foreach (var word in words)
        {
            if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            {
                terminal.Say(Shell.Text.StatusNotAPlace, word);
                return null;
            }

            places.Add(place);
        }

        return Has(places, path, terminal) ? places : null;
    }

    /// <summary>False after saying which place the list does not have.</summary>
    public bool Has(IEnumerable<long> places, string path, Terminal terminal)
    {
        foreach (var place in places.Where(p => p < 0 || p >= List.Entries))
        {
            terminal.Say(Shell.Text.StatusOutOfRange, path, Number(List.Entries - 1), Number(place));
            return false;
        }

        return true;
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static bool IsList(JsonElement json) => Member(json, "type") switch
    {
        { ValueKind: JsonValueKind.Array } types => types.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals("BitstringStatusListCredential")),
        { ValueKind: JsonValueKind.String } type => type.ValueEquals("BitstringStatusListCredential"),
        _ => false,
    };

    static string? IssuerOf(JsonElement json) => Member(json, "issuer") is { ValueKind: JsonValueKind.Object } issuer ? Text(issuer, "id") : Text(json, "issuer");

    static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static JsonElement? Member(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : null;
}
