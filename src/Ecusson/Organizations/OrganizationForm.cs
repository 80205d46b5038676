using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Organizations;

/// <summary>What an organisation says of itself, as its owner fills it in.</summary>
public sealed record OrganizationForm
{
    /// <summary>The longest description or mail, in characters and language.</summary>
    public const int LongestText = 10_000;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The language that it writes in first: <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What it is and does, Markdown.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>Its web site, https or http; empty for none.</summary>
    public string? Site { get; init; }

    /// <summary>The address that people may write to; empty for none.</summary>
    public string? Mail { get; init; }

    /// <summary>Where it is; empty for nothing.</summary>
    public string? Place { get; init; }

    /// <summary>The postal code of that place; empty for none.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Its colour, <c>#rrggbb</c>; empty for the product's.</summary>
    public string? Colour { get; init; }

    /// <summary>Its logo: a picture that <see cref="HandInLogo"/> took in; null for none.</summary>
    public PublicId? Logo { get; init; }

    /// <summary>What it writes in the mail with an award, Markdown.</summary>
    public LocalizedText AwardMail { get; init; } = LocalizedText.Empty;

    /// <summary>
    /// What cannot be taken, by field: <c>empty</c>, <c>too-long</c>, <c>not-text</c> (control characters), <c>not-a-link</c>, <c>not-an-address</c>, <c>not-a-colour</c>, <c>not-a-language</c>.
    /// Of a text in several languages the field is named with the language, e.g. <c>description-en</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name)) problems["name"] = "empty";
        else if (Name.Trim().Length > Organization.NameLength) problems["name"] = "too-long";
        else if (HasControls(Name)) problems["name"] = "not-text";
        if (Language is not { Length: 2 } || !Language.All(char.IsAsciiLetterLower)) problems["language"] = "not-a-language";
        if (Given(Site) is { } site && !IsLink(site)) problems["site"] = "not-a-link";
        if (Given(Mail) is { } mail && !MailAddresses.IsAddress(mail)) problems["mail"] = "not-an-address";
        if (Given(Place) is { Length: > 200 }) problems["place"] = "too-long";
        else if (HasControls(Place ?? "")) problems["place"] = "not-text";
        if (Given(PostalCode) is { Length: > 20 }) problems["postalCode"] = "too-long";
        else if (HasControls(PostalCode ?? "")) problems["postalCode"] = "not-text";
        if (Given(Colour) is { } colour && !IsColour(colour)) problems["colour"] = "not-a-colour";
        Texts("description", Description, problems);
        Texts("awardMail", AwardMail, problems);
        return problems;
    }

    /// <summary>Names what cannot be taken of a text, language by language.</summary>
    internal static void Texts(string field, LocalizedText text, Dictionary<string, string> problems)
    {
        foreach (var (language, words) in text.ByLanguage)
        {
            if (HasNul(words)) problems[$"{field}-{language}"] = "not-text";
            else if (words.Length > LongestText) problems[$"{field}-{language}"] = "too-long";
        }
    }

    internal void Fill(Organization organization)
    {
        organization.Name = Name.Trim();
        organization.Language = Language;
        organization.Description = Description;
        organization.Site = Given(Site);
        organization.Mail = Given(Mail);
        organization.Place = Given(Place);
        organization.PostalCode = Given(PostalCode);
        organization.Colour = Given(Colour)?.ToLowerInvariant();
        organization.AwardMail = AwardMail;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static bool HasControls(string text) => text.Trim().Any(char.IsControl);

    static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);

    static bool IsLink(string text) =>
        text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExceptInRange('0', 'f') < 0 && text[1..].All(char.IsAsciiHexDigit);
}
