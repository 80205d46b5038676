using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>The fields of an organisation's form, as they are named and read.</summary>
static class OrganizationFields
{
    public const string Name = "name", Language = "language", Description = "description", Site = "site", Mail = "mail", Place = "place", PostalCode = "postal-code",
        AwardMail = "award-mail", Version = "version", Logo = "logo", LogoFile = "logo-file", NoLogo = "no-logo";

    /// <summary>The field of a text in one language.</summary>
    public static string In(string field, string language) => $"{field}-{language}";

    /// <summary>What was typed; fields that the form did not have are kept as they are.</summary>
    /// <param name="form">The posted form.</param>
    /// <param name="kept">What is saved; null for a new organisation.</param>
    /// <param name="logo">The logo as it stands on the form.</param>
    public static OrganizationForm Read(PostedForm form, Organization? kept, PublicId? logo = null) => new()
    {
        Name = form.Text(Name), Language = form.Text(Language, kept?.Language ?? Shell.Language.Current.Code),
        Description = Texts(form, Description, kept?.Description), AwardMail = Texts(form, AwardMail, kept?.AwardMail),
        Site = Written(form.Text(Site)), Mail = form.Text(Mail), Place = form.Text(Place), PostalCode = form.Text(PostalCode), Colour = kept?.Colour, Logo = form.Has(NoLogo) ? null : logo,
    };

    /// <summary>A site as people write it, <c>www.school.example</c>, is one all the same.</summary>
    static string Written(string site) =>
        site.Trim() is var typed && typed.Contains('.', StringComparison.Ordinal) && !typed.Contains(':', StringComparison.Ordinal) && !typed.Any(char.IsWhiteSpace) ? $"https://{typed}" : site;

    /// <summary>The sentences for what cannot be taken, in the order of the form.</summary>
    public static FormErrors Errors(IReadOnlyDictionary<string, string> problems)
    {
        var errors = FormErrors.None;
        foreach (var (field, shown) in Order)
            if (problems.TryGetValue(field, out var problem)) errors.Add(shown, Sentence(field, problem));
        return errors;
    }

    static readonly (string Field, string Shown)[] Order =
    [
        ("name", Name), ("language", Language), .. InEach("description", Description), ("site", Site), ("mail", Mail), ("place", Place), ("postalCode", PostalCode), ("logo", LogoFile), .. InEach("awardMail", AwardMail),
    ];

    static IEnumerable<(string Field, string Shown)> InEach(string field, string shown) => Shell.Language.All.Select(language => (In(field, language.Code), In(shown, language.Code)));

    static string Sentence(string field, string problem) => (field, problem) switch
    {
        ("name", "empty") => "NameEmpty",
        ("name", "too-long") => "NameTooLong",
        (_, "too-long") => "TooLong",
        (_, "not-text") => "NotText",
        (_, "not-a-link") => "NotALink",
        (_, "not-an-address") => "NotAnAddress",
        (_, "not-a-language") => "NotALanguage",
        (_, "not-yours") => "NotYours",
        _ => throw new ArgumentException($"No sentence for {field}: {problem}.", nameof(problem)),
    };

    static LocalizedText Texts(PostedForm form, string field, LocalizedText? kept)
    {
        var texts = kept ?? LocalizedText.Empty;
        foreach (var language in Shell.Language.All)
            if (form.Has(In(field, language.Code))) texts = texts.With(language.Code, form.Text(In(field, language.Code)).ReplaceLineEndings("\n"));
        return texts;
    }
}
