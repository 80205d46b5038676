using Ecusson.Competencies;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Competencies;

/// <summary>A framework as the API gives it.</summary>
sealed record FrameworkData(string Id, int Version, string Name, string? Source, int Count, bool IsRetired, DateTimeOffset CreatedAt, DateTimeOffset LoadedAt)
{
    public static FrameworkData Of(FrameworkStanding found) => new(
        found.Framework.PublicId.ToString(), found.Framework.Version, found.Framework.Name, found.Framework.Source, found.Count, found.Framework.RetiredAt is not null, found.Framework.CreatedAt,
        found.Framework.LoadedAt);
}

/// <summary>A competency of a framework.</summary>
sealed record KnownCompetencyData(string Id, string Code, string? Parent, LocalizedText Name, LocalizedText Description, string? Address)
{
    public static KnownCompetencyData Of(Competency competency) =>
        new(competency.PublicId.ToString(), competency.Code, competency.Parent, competency.Name, competency.Description, competency.Address);
}

/// <summary>A competency that was found.</summary>
sealed record FoundCompetencyData(string Framework, KnownCompetencyData Competency);

/// <summary>A framework as a program loads it: whole.</summary>
sealed record FrameworkDraft
{
    public required string Name { get; init; }

    public string Source { get; init; } = "";

    public IReadOnlyList<CompetencyDraft> Competencies { get; init; } = [];

    internal FrameworkForm Form => new(Name, Source);

    internal FrameworkReading Reading => Competencies.Count switch
    {
        0 => new FrameworkReading.Refused(FrameworkRefusal.Empty),
        > FrameworkRules.MostRows => new FrameworkReading.Refused(FrameworkRefusal.TooMany),
        _ => new FrameworkReading.Read([.. Competencies.Select((one, at) => one.Row(at + 1))], []),
    };

    /// <summary>A language that the product does not speak has no page to be read on.</summary>
    internal ApiProblem? Refusal => Competencies.SelectMany(one => one.Name.ByLanguage.Keys.Concat(one.Description.ByLanguage.Keys)).Any(said => Language.All.All(language => language.Code != said))
        ? ApiProblem.Invalid.At("competencies", "unknown") : null;
}

/// <summary>A competency as a program loads it.</summary>
sealed record CompetencyDraft
{
    public required string Code { get; init; }

    public string Parent { get; init; } = "";

    public LocalizedText Name { get; init; } = LocalizedText.Empty;

    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    public string Address { get; init; } = "";

    internal FrameworkRow Row(int place) => new() { Line = place, Code = Code.Trim(), Parent = Parent.Trim(), Name = Name, Description = Description, Address = Address.Trim() };
}
