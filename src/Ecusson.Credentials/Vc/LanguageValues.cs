using System.Text.Json;

namespace Ecusson.Credentials.Vc;

/// <summary>Names and descriptions: text, or values with language and direction (VC Data Model 2.0 §4.6, §11.1).</summary>
static class LanguageValues
{
    public static void Judge(JsonElement json, Pointer at)
    {
        JsonValues.TryGet(json, "name"u8, out var name);
        JsonValues.TryGet(json, "description"u8, out var description);
        Judge(name, description, at);
    }

    public static void Judge(JsonElement name, JsonElement description, Pointer at)
    {
        Judge("name", name, at);
        Judge("description", description, at);
    }

    static void Judge(string property, JsonElement value, Pointer at)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Undefined or JsonValueKind.Null) return;
        CredentialRules.Each(value, property, at, static (item, at) =>
        {
            if (Wrong(item) is { } detail) at.Report(VcProblems.NotALanguageValue, detail);
        });
    }

    static string? Wrong(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return null;
        if (value.ValueKind != JsonValueKind.Object) return JsonValues.Shown(value);
        var hasValue = false;
        foreach (var property in value.EnumerateObject())
        {
            var (name, text) = (JsonValues.Name(property), JsonValues.Text(property.Value));
            switch (name)
            {
                case "@value" when text is not null:
                    hasValue = true;
                    break;
                case "@language" when text is { Length: > 0 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'):
                case "@direction" when text is "ltr" or "rtl":
                    break;
                default:
                    return DocumentProblem.Shorten(name ?? "");
            }
        }

        return hasValue ? null : "@value";
    }
}
