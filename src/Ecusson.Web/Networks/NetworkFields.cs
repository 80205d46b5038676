using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Networks;

/// <summary>The fields of a network's form, as they are named and read.</summary>
static class NetworkFields
{
    public const string Name = "name", Description = "description", Version = "version";

    /// <summary>The field of the description in one language.</summary>
    public static string In(string language) => $"{Description}-{language}";

    /// <summary>What was typed; languages that the form did not have are kept as they are.</summary>
    public static NetworkForm Read(PostedForm form, LocalizedText kept) => new(
        form.Text(Name),
        Language.All.Where(language => form.Has(In(language.Code))).Aggregate(kept, (texts, language) => texts.With(language.Code, form.Text(In(language.Code)).ReplaceLineEndings("\n"))));

    /// <summary>The sentences for what cannot be taken, in the order of the form.</summary>
    public static FormErrors Errors(IReadOnlyDictionary<string, string> problems)
    {
        var errors = FormErrors.None;
        // The rules name the description of a language as the form does.
        foreach (var field in (string[])[Name, .. Language.All.Select(language => In(language.Code))])
            if (problems.TryGetValue(field, out var problem)) errors.Add(field, $"Wrong_{problem}");
        return errors;
    }
}
