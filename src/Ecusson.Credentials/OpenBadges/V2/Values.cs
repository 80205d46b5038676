using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>The simple values of Open Badges 2.0, as 1EdTech's validator holds them.</summary>
static class Values
{
    public static void Text(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.WrongType, value.ValueKind == JsonValueKind.String, "string");

    public static void Object(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.WrongType, value.ValueKind == JsonValueKind.Object, "object");

    public static void Types(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.WrongType, JsonValues.Texts(value).Count > 0, "string");

    public static void Iri(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotAnIri, IsIri(value));

    public static void Url(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotAUrl, IsHttp(value));

    public static void IriOrObject(JsonElement value, Pointer at)
    {
        if (value.ValueKind != JsonValueKind.Object) Iri(value, at);
    }

    public static void Email(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotAnEmail, IsEmail(JsonValues.Text(value)));

    public static void Telephone(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotATelephone, IsTelephone(JsonValues.Text(value)));

    public static void Language(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotALanguage, IsLanguage(JsonValues.Text(value)));

    public static void AnyMoment(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotADateTime, DateTimeZ.TryReadTolerant(value, out _));

    public static void MomentWithZone(JsonElement value, Pointer at) => Expect(value, at, OpenBadge2Problems.NotADateTime, HasZone(value));

    /// <summary>One value, or each of several.</summary>
    public static Action<JsonElement, Pointer> Each(Action<JsonElement, Pointer> judge) => (value, at) =>
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            judge(value, at);
            return;
        }

        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (!at.Enter(i++)) return;
            judge(item, at);
            at.Leave();
        }
    };

    public static bool IsIri(JsonElement value) =>
        IsHttp(value) || (JsonValues.Text(value) is { } text
            && (text.StartsWith("_:", StringComparison.Ordinal) || (text.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(9), "D", out _))));

    public static bool IsHttp(JsonElement value) =>
        Urls.IsAbsolute(value) && JsonValues.Text(value) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    public static bool IsEmail(string? text) =>
        text is { Length: < 255 } && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@')
        && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && !text.Any(char.IsWhiteSpace);

    /// <summary>E.164: a plus and up to fifteen digits, with an extension after <c>;ext=</c>.</summary>
    public static bool IsTelephone(string? text)
    {
        if (text is null || !text.StartsWith('+')) return false;
        var extension = text.IndexOf(";ext=", StringComparison.Ordinal);
        var number = text.AsSpan(1, (extension < 0 ? text.Length : extension) - 1);
        var digits = extension < 0 ? default : text.AsSpan(extension + 5);
        return number.Length is >= 2 and <= 15 && number[0] != '0' && !number.ContainsAnyExceptInRange('0', '9') && (extension < 0 || (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9')));
    }

    static bool HasZone(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || !DateTimeZ.TryReadTolerant(value, out _)) return false;
        var text = JsonValues.Text(value)!.AsSpan().Trim();
        return text[^1] is 'Z' or 'z' || (text.IndexOf('T') is > 0 and var time && text[time..].IndexOfAny('+', '-') > 0);
    }

    static bool IsLanguage(string? text) =>
        text is { Length: >= 2 and <= 35 } && char.IsAsciiLetter(text[0]) && text.Split('-').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    static void Expect(JsonElement value, Pointer at, string code, bool holds, string? expected = null)
    {
        if (!holds) at.Report(code, expected ?? JsonValues.Shown(value));
    }
}
