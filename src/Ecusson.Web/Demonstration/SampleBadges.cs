using Ecusson.Badges;
using Ecusson.Badges.Art;
using Ecusson.Storage;

namespace Ecusson.Web.Demonstration;

/// <summary>A badge of the demonstration.</summary>
/// <param name="By">The place of its organisation in <see cref="SampleOrganizations.All"/>.</param>
/// <param name="Art">How it is drawn.</param>
/// <param name="Content">What it says, but for the picture.</param>
/// <param name="IsOpen">Whether it can be asked for.</param>
/// <param name="Stories">What those who got it did.</param>
sealed record SampleBadge(int By, BadgeArt Art, BadgeContent Content, bool IsOpen, string[] Stories);

/// <summary>The twelve badges of the demonstration.</summary>
static class SampleBadges
{
    public static IReadOnlyList<SampleBadge> All { get; } =
    [
        Of(0, 0, "messages-square", "Conduire un débat réglé", "débat", 4, 36, "La personne prépare, conduit et conclut un débat où chacun est entendu.",
            ["La question et les règles sont écrites avant", "Le temps de parole est partagé", "La conclusion dit les accords et les désaccords"], ["Animer un groupe", "Écouter et reformuler"],
            "Quarante minutes avec vingt-deux personnes, et trois règles écrites au tableau.", "Un débat sur le bruit dans l’internat : les deux bords se sont reconnus dans la conclusion."),
        Of(1, 1, "sprout", "Année de césure", "césure", 3, null, "La personne a conduit pendant six mois au moins un projet choisi hors de ses études et sait dire ce qu’elle en a appris.",
            ["Un projet écrit avant le départ", "Un carnet tenu", "Un bilan présenté à d’autres"], ["Conduire un projet", "S’adapter à un milieu nouveau", "Rendre compte"],
            "Huit mois dans une ferme en polyculture, de la taille à la vente au marché.", "Un semestre auprès d’une école de Thiès : elle en a rapporté un carnet de quatre-vingts pages."),
        Of(2, 3, "hand-heart", "Accueillir des bénévoles", "bénévolat", 3, 48, "La personne reçoit les nouveaux bénévoles, comprend ce qu’ils cherchent et leur trouve une place.",
            ["Un entretien avec chacun", "Une première mission accompagnée"], ["Accueillir", "Écouter et reformuler"],
            "Dix-sept personnes reçues à la rentrée, quatorze sont encore là au printemps."),
        Of(1, 5, "rocket", "Entreprendre", "entreprendre", 4, null, "La personne a mené une idée jusqu’à ses premiers usagers, seule ou à plusieurs.",
            ["Le besoin vérifié auprès de dix personnes", "Un premier essai en vrai", "Des comptes tenus"], ["Conduire un projet", "Convaincre", "Tenir un budget"],
            "Un service de réparation de vélos sur le campus : soixante réparations en trois mois.", "Une conserverie de légumes déclassés, avec deux maraîchers du Clain."),
        Of(1, 6, "vote", "Élu étudiant", "mandat", 4, null, "La personne a siégé au moins un an, préparé ses votes avec ceux qu’elle représente et rendu compte.",
            ["Les trois quarts des séances suivies", "Deux comptes rendus publics"], ["Représenter", "Négocier", "Rendre compte"],
            "Un mandat au conseil de la vie universitaire, dont la réouverture de la bibliothèque le dimanche."),
        Of(0, 2, "compass", "Transmettre son métier", "transmission", 5, 60, "La personne fait apprendre à d’autres ce qu’elle sait faire, en situation, et vérifie que cela a pris.",
            ["Une progression écrite", "Trois personnes accompagnées jusqu’à l’autonomie"], ["Former", "Observer", "Évaluer"],
            "Trois stagiaires accompagnés sur un séjour adapté ; l’une d’eux dirige le suivant."),
        Of(0, 7, "ear", "Écoute active", "écoute", 3, 36, "La personne écoute sans juger, reformule et laisse l’autre trouver sa réponse.",
            ["Deux entretiens observés"], ["Écouter et reformuler"],
            "Deux entretiens observés par une pair ; la reformulation a changé le cours du second."),
        Of(2, 4, "leaf", "Sobriété au travail", "sobriété", 2, 24, "La personne a changé une habitude de son équipe qui pèse sur l’énergie, l’eau ou les déchets, et l’a mesuré.",
            ["Une mesure avant, une après"], ["Conduire un changement", "Mesurer"],
            "Les repas du centre : un tiers de déchets en moins, pesés pendant six semaines."),
        Of(2, 0, "calculator", "Tenir les comptes d’une association", "comptes", 3, 48, "La personne tient les comptes pendant un exercice et les présente à l’assemblée.",
            ["Un exercice clos", "Une présentation à l’assemblée"], ["Tenir un budget", "Rendre compte"],
            "Un exercice de 38 000 € clos sans écart, présenté en dix minutes."),
        Of(0, 1, "tent", "Diriger un séjour", "séjour", 4, 60, "La personne dirige un séjour d’une semaine au moins avec son équipe, du projet au bilan.",
            ["Un projet pédagogique", "Une équipe préparée", "Un bilan avec les familles"], ["Animer un groupe", "Conduire une équipe", "Veiller à la sécurité"],
            "Douze jours à la Rochelle avec trente-deux enfants et six animateurs.", "Une semaine à vélo, dont deux jours de pluie et un changement d’étape bien décidé."),
        Of(2, 2, "handshake", "Médiation de quartier", "médiation", 4, 36, "La personne aide des voisins en désaccord à se parler et à convenir de quelque chose.",
            ["Trois médiations, dont une close par un accord écrit"], ["Écouter et reformuler", "Négocier"],
            "Trois médiations autour d’un local à vélos ; l’accord tient depuis un an."),
        Of(1, 3, "book-open", "Tutorat étudiant", "tutorat", 3, 24, "La personne accompagne chaque semaine des étudiants de première année.",
            ["Un semestre de séances", "Un retour des personnes accompagnées"], ["Former", "Accueillir"],
            "Douze séances de mathématiques ; cinq étudiants sur six ont validé leur semestre."),
    ];

    static SampleBadge Of(
        int by, int beginning, string icon, string name, string tag, int level, int? months, string what, string[] criteria, string[] competencies, params string[] stories) => new(
        by,
        ArtRecipe.Beginnings[beginning] with { Icon = icon },
        new BadgeContent
        {
            Language = "fr",
            Name = LocalizedText.Of("fr", name),
            Description = LocalizedText.Of("fr", what),
            Criteria = LocalizedText.Of("fr", "Chaque point est montré par un fait, raconté et daté."),
            CriteriaList = [.. criteria.Select(text => new Criterion(LocalizedText.Of("fr", text), LocalizedText.Empty))],
            ExpectedEvidence = LocalizedText.Of("fr", "Un récit, et une pièce qu’une autre personne peut vérifier."),
            Competencies = [.. competencies.Select(text => new ListedCompetency { Name = LocalizedText.Of("fr", text) })],
            Level = level,
            Validity = new BadgeValidity(Months: months),
            Tags = [tag],
        },
        level != 2,
        stories);
}
