using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Pictures: an address, an object with one, or where it is allowed a data URI of PNG or SVG.</summary>
static class ImageRules
{
    public static void Address(JsonElement image, Pointer at) => Judge(image, at, data: false);

    public static void AddressOrData(JsonElement image, Pointer at) => Judge(image, at, data: true);

    static void Judge(JsonElement image, Pointer at, bool data)
    {
        if (image.ValueKind == JsonValueKind.Object)
        {
            new Properties(image, Edition.V20, at).Required("id", (id, at) => Text(id, at, data));
            return;
        }

        Text(image, at, data);
    }

    static void Text(JsonElement image, Pointer at, bool data)
    {
        if (JsonValues.Text(image) is not { } text || !text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            Values.Iri(image, at);
            return;
        }

        var end = text.AsSpan(5).IndexOfAny(';', ',');
        var kind = end < 0 ? "" : text.Substring(5, end).ToLowerInvariant();
        if (!data || kind is not ("image/png" or "image/svg+xml")) at.Report(OpenBadge2Problems.ImageKind, DocumentProblem.Shorten(kind));
    }
}
