using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What the official schema asks of simple values.</summary>
static class Values
{
    public static TextRule Text { get; } = new();

    public static ScalarRule Number { get; } = new(number: true);

    public static ScalarRule Truth { get; } = new(number: false);

    public static ManyRule Texts { get; } = new(new TextRule());

    public static TextRule Moment { get; } = new(OpenBadgeProblems.NotADateTime, value => DateTimeZ.TryReadStrict(value, out _));

    public static TextRule Day { get; } = new(OpenBadgeProblems.NotADate, TextForms.IsDay);

    public static TextRule Language { get; } = new(OpenBadgeProblems.NotALanguage, TextForms.IsLanguage);

    public static ManyRule Jwts { get; } = new(new TextRule(OpenBadgeProblems.NotACompactJws, TextForms.IsCompactJws));

    public static TermRule IdentityType { get; } = new(OpenBadgeTerms.IdentityTypes);
}
