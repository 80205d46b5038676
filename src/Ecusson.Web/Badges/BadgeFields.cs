using System.Collections.Immutable;
using System.Globalization;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Badges;

/// <summary>The fields of a badge's form, as they are named and read.</summary>
static class BadgeFields
{
    public const string Language = "language", Name = "name", Description = "description", Criteria = "criteria", Evidence = "evidence", Competencies = "competencies",
        Tags = "tags", Type = "type", Level = "level", Workload = "workload", Validity = "validity", Until = "until", Months = "months",
        Open = "open-to-requests", Picture = "picture-description", Version = "version", Chosen = "chosen", Choices = "choices", Search = "competency-search";

    /// <summary>How many empty criteria the form offers beyond those there are.</summary>
    public const int Spare = 2;

    /// <summary>The field of a text in one language.</summary>
    public static string In(string field, string language) => $"{field}-{language}";

    /// <summary>The field of a criterion's name.</summary>
    public static string Criterion(int place, string language) => string.Create(CultureInfo.InvariantCulture, $"criterion-{place}-{language}");

    /// <summary>The field of what counts for a criterion.</summary>
    public static string CriterionText(int place, string language) => string.Create(CultureInfo.InvariantCulture, $"criterion-{place}-text-{language}");

    /// <summary>What was typed; what cannot be read is named and left as it was.</summary>
    /// <param name="form">The posted form.</param>
    /// <param name="kept">What is saved.</param>
    /// <param name="errors">Takes what cannot be read.</param>
    public static BadgeContent Read(PostedForm form, BadgeContent kept, FormErrors errors) => kept with
    {
        Language = Languages.Contains(form.Text(Language)) ? form.Text(Language) : kept.Language,
        Name = Texts(form, Name, kept.Name),
        Description = Texts(form, Description, kept.Description),
        Criteria = Texts(form, Criteria, kept.Criteria),
        ExpectedEvidence = Texts(form, Evidence, kept.ExpectedEvidence),
        CriteriaList = [.. WrittenCriteria(form).Select(written => written.Criterion)],
        Competencies = CompetenciesOf(form, kept),
        Tags = [.. form.Text(Tags).Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)],
        Type = form.Has(Type) ? form.Text(Type) : kept.Type,
        Level = int.TryParse(form.Text(Level), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
        WorkloadHours = Hours(form, errors),
        Validity = ValidityOf(form, errors),
        Picture = kept.Picture is { } picture ? picture with { Description = Texts(form, Picture, picture.Description) } : null,
    };

    /// <summary>The sentences for what cannot be kept or published, each beside the field in which it stands, in the order of the form.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <param name="language">The badge's language.</param>
    /// <param name="form">What was posted, where criteria may stand further down than they are kept.</param>
    /// <param name="unread">What could not even be read, which comes last; null for nothing.</param>
    public static FormErrors Errors(IReadOnlyList<BadgeProblem> problems, string language, PostedForm form, FormErrors? unread = null)
    {
        var errors = FormErrors.None;
        var places = WrittenCriteria(form).Select(written => written.Place).ToList();
        var named = from problem in problems
                    orderby problem.Language is { } own && own != language, Order.IndexOf(problem.Field), problem.Criterion ?? 0
                    select (Field: FieldOf(problem, language, places), Sentence: SentenceOf(problem));
        // What every criterion lacks is said once, beside the first that lacks it.
        foreach (var (field, sentence) in named.DistinctBy(error => error.Sentence.StartsWith(Missing, StringComparison.Ordinal) ? error.Sentence : error.Field)) errors.Add(field, sentence);
        foreach (var (field, sentence) in unread?.All ?? []) errors.Add(field, sentence);
        return errors;
    }

    /// <summary>The last place on a form at which something is written of a criterion; 0 for none.</summary>
    public static int LastCriterion(PostedForm form) => WrittenCriteria(form).LastOrDefault().Place;

    const string Missing = "Missing_", MissingThere = "missing-in-";

    static readonly ImmutableArray<string> Languages = BadgeRules.Languages;

    static readonly ImmutableArray<string> Order =
    [
        "name", "description", "criteria", "criteriaList", "evidence", "competencies", "picture", "pictureDescription", "language", "type", "level", "workload", "validity", "tags", "openToRequests",
    ];

    // What is missing is named, and the language in which it is, where the badge speaks another too.
    static string SentenceOf(BadgeProblem problem) =>
        problem.Code == "missing" ? $"{Missing}{problem.Field}"
        : problem.Code.StartsWith(MissingThere, StringComparison.Ordinal) ? $"{Missing}{problem.Field}_{problem.Language}"
        : $"Wrong_{problem.Code}";

    static string FieldOf(BadgeProblem problem, string language, List<int> places)
    {
        var own = problem.Language ?? language;
        return problem switch
        {
            { Criterion: { } kept, IsText: true } => CriterionText(Place(kept), own),
            { Criterion: { } kept } => Criterion(Place(kept), own),
            { Field: "criteriaList" } => Criterion(1, language),
            { Field: Name or Description or Criteria or Evidence or Competencies } => In(problem.Field, own),
            { Field: "pictureDescription" } => In(Picture, own),
            { Field: "openToRequests" } => Open,
            _ => problem.Field,
        };

        int Place(int kept) => kept <= places.Count ? places[kept - 1] : kept;
    }

    static LocalizedText Texts(PostedForm form, string field, LocalizedText kept) =>
        Languages.Where(language => form.Has(In(field, language))).Aggregate(kept, (texts, language) => texts.With(language, form.Text(In(field, language)).ReplaceLineEndings("\n")));

    /// <summary>The criteria of which something is written, each with its place on the form.</summary>
    static IEnumerable<(int Place, Criterion Criterion)> WrittenCriteria(PostedForm form)
    {
        for (var place = 1; Languages.Any(language => form.Has(Criterion(place, language))); place++)
        {
            var at = place;
            LocalizedText All(Func<int, string, string> field) =>
                Languages.Aggregate(LocalizedText.Empty, (texts, language) => texts.With(language, form.Text(field(at, language)).ReplaceLineEndings("\n")));
            var criterion = new Criterion(All(Criterion), All(CriterionText));
            if (!criterion.Name.IsEmpty || !criterion.Description.IsEmpty) yield return (place, criterion);
        }
    }

    /// <summary>The competencies of frameworks that are ticked; as they were on a form that does not have them.</summary>
    public static IReadOnlyList<string> ChosenOf(PostedForm form, BadgeContent kept) =>
        form.Has(Choices) ? [.. form.Texts(Chosen).Distinct(StringComparer.Ordinal)] : [.. kept.Competencies.Select(listed => listed.Competency).OfType<string>()];

    /// <summary>Those that are ticked, then free words, one a line; the lines of the other languages stand in the same order. What a program said of free words stays while they do.</summary>
    static ImmutableArray<ListedCompetency> CompetenciesOf(PostedForm form, BadgeContent kept)
    {
        var lines = Languages.ToDictionary(language => language, language => form.Text(In(Competencies, language)).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries), StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<ListedCompetency>();
        read.AddRange(ChosenOf(form, kept).Select(id => new ListedCompetency { Name = LocalizedText.Empty, Competency = id }));
        for (var place = 0; place < lines.Values.Max(all => all.Length); place++)
        {
            var name = Languages.Aggregate(LocalizedText.Empty, (texts, language) => texts.With(language, place < lines[language].Length ? lines[language][place] : null));
            if (name.IsEmpty) continue;
            read.Add((kept.Competencies.FirstOrDefault(there => there.Competency is null && there.Name.In(kept.Language) == name.In(kept.Language)) ?? new ListedCompetency { Name = name }) with { Name = name });
        }

        return read.ToImmutable();
    }

    static decimal? Hours(PostedForm form, FormErrors errors)
    {
        if (form.Text(Workload).Trim().Replace(',', '.') is not { Length: > 0 } written) return null;
        if (decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)) return hours;
        errors.Add(Workload, "NotANumber");
        return null;
    }

    static BadgeValidity ValidityOf(PostedForm form, FormErrors errors)
    {
        switch (form.Text(Validity))
        {
            case "until":
                var until = form.Text(Until).Trim();
                if (DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new BadgeValidity(Until: day);
                errors.Add(Until, until.Length == 0 ? "NoLastDay" : "NotADay");
                return new BadgeValidity();
            case "months":
                var written = form.Text(Months).Trim();
                if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var months)) return new BadgeValidity(Months: months);
                errors.Add(Months, written.Length == 0 ? "NoMonths" : "NotANumber");
                return new BadgeValidity();
            default:
                return new BadgeValidity();
        }
    }
}
