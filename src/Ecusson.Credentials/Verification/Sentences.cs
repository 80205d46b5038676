using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecusson.Credentials.Dids;

namespace Ecusson.Credentials.Verification;

/// <summary>
/// Plain sentences for what a check found, in every language of <c>sentences.json</c> (French and English). A third language needs only texts there.
/// </summary>
/// <remarks>Arguments come from badges and are hostile: the sentences are plain text, to be escaped by whoever shows them as HTML.</remarks>
public static partial class Sentences
{
    const string Fallback = "en";
    const int LongestArgument = 300;

    static readonly FrozenDictionary<string, Dictionary<string, string[]>> Texts = Load();

    /// <summary>The languages that every sentence exists in, as two-letter codes.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Texts["verdict.authentic"].Keys];

    internal static IReadOnlyCollection<string> KnownCodes => Texts.Keys;

    /// <summary>A few words that tell what was found, e.g. "The signature is right". No full stop.</summary>
    /// <param name="check">What was found.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    public static string Title(Check check, string language)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Text(check.Code, language)[0];
    }

    /// <summary>One or two sentences with the details, arguments filled in; long arguments are cut with an ellipsis.</summary>
    /// <param name="check">What was found.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    /// <param name="zone">The time zone that days are said in; null for UTC.</param>
    public static string Of(Check check, string language, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Fill(Text(check.Code, language)[1], check.Arguments, language, zone);
    }

    /// <summary>The few words for what a whole report comes to, e.g. "Authentic". No full stop.</summary>
    /// <param name="verdict">What it comes to.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    public static string Title(Verdict verdict, string language) => Text(CodeOf(verdict), language)[0];

    /// <summary>One sentence with what the verdict means; the checks say why.</summary>
    /// <param name="verdict">What it comes to.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    public static string Of(Verdict verdict, string language) => Text(CodeOf(verdict), language)[1];

    /// <summary>The stable word for a verdict, e.g. <c>verdict.not-authentic</c>.</summary>
    public static string CodeOf(Verdict verdict) => $"verdict.{JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString())}";

    /// <summary>
    /// Who issued it, in the words that what is known allows, to follow "issued by": "a key that calls itself …", "…, for which the domain … vouches". No full stop.
    /// </summary>
    /// <param name="issuer">What is known.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    public static string Of(KnownIssuer issuer, string language)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var code = issuer switch
        {
            KnownIssuer.Vouched => "known.domain",
            KnownIssuer.KeyAlone => "known.key",
            KnownIssuer.PageAlone => "known.page",
            _ => "known.unconfirmed",
        };
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = issuer.StatedName ?? "", ["domain"] = (issuer as KnownIssuer.Vouched)?.Domain ?? "" };
        return Fill(Text(issuer.StatedName is null ? code + "-nameless" : code, language)[1], arguments, language);
    }

    /// <summary>The same for what could not be read at all: title and details.</summary>
    public static (string Title, string Details) Of(VerificationReading.Unreadable unreadable, string language)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        var text = Text(unreadable.Code, language);
        return (text[0], Fill(text[1], unreadable.Arguments, language));
    }

    /// <summary>Says in words why a document could not be fetched; for whoever fetches one before verifying it.</summary>
    /// <param name="reason">The word of <see cref="Fetched.Refused"/> or <see cref="Fetched.Unreachable"/>, or <c>missing</c>, <c>gone</c>.</param>
    /// <param name="language">A two-letter code; English for one that is not known.</param>
    public static string OfReason(string reason, string language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var code = reason.StartsWith("status-", StringComparison.Ordinal) ? "reason.status" : $"reason.{reason}";
        return Texts.ContainsKey(code) ? Text(code, language)[1] : reason;
    }

    static string OfEndorsed(string what, string language) => Texts.ContainsKey($"endorsed.{what}") ? Text($"endorsed.{what}", language)[1] : what;

    static string[] Text(string code, string language)
    {
        var languages = Texts[code];
        return languages.TryGetValue(language, out var text) ? text : languages[Fallback];
    }

    static string Fill(string pattern, IReadOnlyDictionary<string, string> arguments, string language, TimeZoneInfo? zone = null) =>
        Hole().Replace(pattern, hole => arguments.TryGetValue(hole.Groups["name"].Value, out var value) ? Shown(value, hole.Groups["kind"].Value, language, zone) : "…");

    static string Shown(string value, string kind, string language, TimeZoneInfo? zone) => kind switch
    {
        "date" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) =>
            Day(TimeZoneInfo.ConvertTime(date, zone ?? TimeZoneInfo.Utc), language),
        "bytes" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) =>
            $"{bytes / 1_048_576} {(language == "fr" ? "Mo" : "MB")}",
        "reason" => OfReason(value, language),
        "endorsed" => OfEndorsed(value, language),
        _ when value.StartsWith("did:key:", StringComparison.Ordinal) => DidKey.Abbreviated(value),
        _ => value.Length <= LongestArgument ? value : string.Concat(value.AsSpan(0, LongestArgument), "…"),
    };

    // French numbers the first day of a month as an ordinal; .NET's patterns cannot.
    static string Day(DateTimeOffset date, string language) =>
        date.ToString(language == "fr" && date.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo(language));

    static FrozenDictionary<string, Dictionary<string, string[]>> Load()
    {
        using var resource = typeof(Sentences).Assembly.GetManifestResourceStream("Ecusson.Credentials.Verification.sentences.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(resource)!.ToFrozenDictionary();
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(:(?<kind>[a-z]+))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
