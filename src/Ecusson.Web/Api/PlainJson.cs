using System.Text.Json;

namespace Ecusson.Web.Api;

/// <summary>What every body must be before it is read into anything.</summary>
static class PlainJson
{
    const int Depth = 16;

    /// <summary>
    /// Whether it is JSON of a modest depth, whose texts are text (no U+0000, which databases refuse, no half of a surrogate pair) and whose arrays hold no
    /// <c>null</c>, which stands for nothing in any array of the API.
    /// </summary>
    public static bool Holds(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        Span<bool> isArray = stackalloc bool[Depth + 1];
        try
        {
            while (reader.Read())
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        isArray[reader.CurrentDepth] = reader.TokenType == JsonTokenType.StartArray;
                        break;
                    case JsonTokenType.Null when reader.CurrentDepth > 0 && isArray[reader.CurrentDepth - 1]:
                        return false;
                    case JsonTokenType.String or JsonTokenType.PropertyName when reader.GetString()!.Contains('\0', StringComparison.Ordinal):
                        return false;
                }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // The reader's word for a text that is no Unicode.
            return false;
        }
    }
}
