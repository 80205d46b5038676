using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Web.Demonstration;

/// <summary>An organisation of the demonstration.</summary>
/// <param name="Form">What it says of itself.</param>
sealed record SampleOrganization(OrganizationForm Form);

/// <summary>The three organisations of one network.</summary>
static class SampleOrganizations
{
    public static IReadOnlyList<SampleOrganization> All { get; } =
    [
        Of("École des métiers de l’animation", "Vouneuil-sur-Vienne", "#24408f", "Elle forme celles et ceux qui animent, encadrent et accompagnent. Ses badges reconnaissent ce que les diplômes de l’animation ne disent pas."),
        Of("Université des Deux-Rives", "Poitiers", "#1f5c46", "Elle reconnaît les engagements de ses étudiantes et étudiants : année de césure, mandat d’élu, projet d’entreprise, bénévolat."),
        Of("Maison des associations du Clain", "Châtellerault", "#b5323d", "Deux cents associations y ont leur adresse. Elle reconnaît ce que l’on apprend en y donnant de son temps."),
    ];

    static SampleOrganization Of(string name, string place, string colour, string description) => new(new OrganizationForm
    {
        Name = name, Language = "fr", Place = place, Colour = colour, Description = LocalizedText.Of("fr", description), Site = "https://www.example.org/", Mail = "contact@example.org",
    });
}
