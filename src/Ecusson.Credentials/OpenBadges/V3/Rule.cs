using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What the official JSON Schema asks of one value. Null is left to <see cref="Shape"/>.</summary>
abstract class Rule
{
    public abstract void Judge(JsonElement value, Pointer at);

    protected static bool Expect(JsonElement value, JsonValueKind kind, string expected, Pointer at)
    {
        if (value.ValueKind == kind) return true;
        at.Report(OpenBadgeProblems.WrongType, expected);
        return false;
    }
}

/// <summary>A text, with a further condition on it where there is one.</summary>
sealed class TextRule(string? code = null, Func<JsonElement, bool>? holds = null) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        if (!Expect(value, JsonValueKind.String, "string", at)) return;
        if (holds is not null && !holds(value)) at.Report(code!, JsonValues.Shown(value));
    }
}

/// <summary>A text that must be exactly this one.</summary>
sealed class ConstantRule(string constant) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        if (Expect(value, JsonValueKind.String, "string", at) && JsonValues.Text(value) != constant) at.Report(OpenBadgeProblems.TypeMissing, constant);
    }
}

/// <summary>A number, or true and false.</summary>
sealed class ScalarRule(bool number) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        var holds = number ? value.ValueKind == JsonValueKind.Number : value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (!holds) at.Report(OpenBadgeProblems.WrongType, number ? "number" : "boolean");
    }
}

/// <summary>A word of a list; an open list may be extended with <c>ext:</c>.</summary>
sealed class TermRule(FrozenSet<string> terms, bool open = true) : Rule
{
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();

    public override void Judge(JsonElement value, Pointer at)
    {
        if (!Expect(value, JsonValueKind.String, "string", at)) return;
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        Span<char> letters = stackalloc char[64];
        if (raw.Length <= 64 && System.Text.Encoding.UTF8.TryGetChars(raw, letters, out var length) && lookup.Contains(letters[..length])) return;
        var text = JsonValues.Text(value) ?? "";
        if (terms.Contains(text)) return;
        if (!open || !HasExtension(text)) at.Report(OpenBadgeProblems.NotATerm, DocumentProblem.Shorten(text));
        else if (!text.StartsWith("ext:", StringComparison.Ordinal)) at.Report(OpenBadgeProblems.ExtensionPrefix, DocumentProblem.Shorten(text));
    }

    // The schema's pattern (ext:)[a-z|A-Z|0-9|.|-|_]+ is not anchored: it holds anywhere in the text, and its `|-|` is a range of one.
    static bool HasExtension(string text)
    {
        for (var at = text.IndexOf("ext:", StringComparison.Ordinal); at >= 0; at = text.IndexOf("ext:", at + 1, StringComparison.Ordinal))
        {
            if (at + 4 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 4]) || text[at + 4] is '|' or '.' or '_')) return true;
        }

        return false;
    }
}

/// <summary>An array of values of one kind; a value alone is one of them with a warning, as 1EdTech's validator takes it.</summary>
sealed class ManyRule(Rule item) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            at.Report(OpenBadgeProblems.NotAnArray, "", breaks: false);
            item.Judge(value, at);
            return;
        }

        var i = 0;
        foreach (var entry in value.EnumerateArray())
        {
            if (at.Enter(i++))
            {
                if (entry.ValueKind == JsonValueKind.Null) at.Report(OpenBadgeProblems.NullValue, "", breaks: false);
                else item.Judge(entry, at);
                at.Leave();
            }
        }
    }
}

/// <summary>An array of types that holds one of each of the lists given.</summary>
sealed class TypesRule(params string[][] required) : Rule
{
    static readonly ManyRule Texts = new(new TextRule());

    public override void Judge(JsonElement value, Pointer at)
    {
        Texts.Judge(value, at);
        foreach (var any in required)
        {
            if (!Holds(value, any)) at.Report(OpenBadgeProblems.TypeMissing, any[^1]);
        }

        // Without a type to hold, an array of none is still not allowed.
        if (required.Length == 0 && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) at.Report(OpenBadgeProblems.TypeMissing, "");
    }

    static bool Holds(JsonElement value, string[] any)
    {
        if (value.ValueKind != JsonValueKind.Array) return IsAny(value, any);
        foreach (var entry in value.EnumerateArray())
        {
            if (IsAny(entry, any)) return true;
        }

        return false;
    }

    static bool IsAny(JsonElement value, string[] any)
    {
        if (value.ValueKind != JsonValueKind.String) return false;
        var text = JsonValues.Text(value);
        return Array.IndexOf(any, text) >= 0;
    }
}

/// <summary>An address, or an object of a shape.</summary>
sealed class TextOrObjectRule(Shape shape) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        if (value.ValueKind != JsonValueKind.String) shape.Judge(value, at);
    }
}
