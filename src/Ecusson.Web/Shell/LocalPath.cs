namespace Ecusson.Web.Shell;

/// <summary>Where to go afterwards, as a visitor's address says it: a page of this server or nothing.</summary>
static class LocalPath
{
    const int Longest = 2000;

    /// <summary>The path if it is one of a page of ours, under a language; else null. Other hosts, schemes and backslashes are none.</summary>
    public static string? Read(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(sign => sign is > ' ' and < '\x7f' and not '\\')
            && Language.All.Any(language => text.StartsWith($"/{language.Code}", StringComparison.Ordinal) && (text.Length == 3 || text[3] is '/' or '?'))
            ? text : null;
}
