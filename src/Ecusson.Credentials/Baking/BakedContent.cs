namespace Ecusson.Credentials.Baking;

/// <summary>Which Open Badges standard a baked text belongs to, known by the place where it stands in the picture.</summary>
public enum BakedStandard
{
    /// <summary>Open Badges 2.0 and before: PNG keyword <c>openbadges</c>, SVG namespace <c>http://openbadges.org</c>.</summary>
    OpenBadges2,

    /// <summary>Open Badges 3.0: PNG keyword <c>openbadgecredential</c>, SVG namespace <c>https://purl.imsglobal.org/ob/v3p0</c>.</summary>
    OpenBadges3,
}

/// <summary>What a baked text is, told from its form alone; nothing of it has been verified.</summary>
public enum BakedKind
{
    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>A compact JWS: three base64url parts with dots between.</summary>
    Jwt,

    /// <summary>The address of a hosted assertion (Open Badges 2.0 and before only).</summary>
    Url,
}

/// <summary>One badge text found in a picture.</summary>
/// <param name="Standard">The standard whose place it stands in.</param>
/// <param name="Kind">JSON, JWS or address.</param>
/// <param name="Text">The text in UTF-8, without white space around it. It may be a view over the picture's own bytes.</param>
/// <param name="Irregularities">How the picture strays from Open Badges 3.0 §5.3 or the Open Badges 2.0 baking specification;
/// empty when it conforms. Stable words: <c>compressed</c>, <c>repeated</c>, <c>not-cdata</c>, <c>misplaced</c>,
/// <c>nested-markup</c>.</param>
public sealed record BakedContent(
    BakedStandard Standard,
    BakedKind Kind,
    ReadOnlyMemory<byte> Text,
    IReadOnlyList<string> Irregularities)
{
    /// <summary>True when the text stands in the picture as the standard wants it.</summary>
    public bool Conforms => Irregularities.Count == 0;
}
