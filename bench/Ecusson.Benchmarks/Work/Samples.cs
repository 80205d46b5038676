using System.Globalization;
using System.Text.Json.Nodes;

namespace Ecusson.Benchmarks.Work;

/// <summary>What both programs work on: one badge, people to give it to, and credentials that differ in shape and words. Always the same.</summary>
static class Samples
{
    const string V2 = "https://www.w3.org/ns/credentials/v2";
    const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    static readonly string[] Competencies = ["Accompagner", "Évaluer", "Animer un groupe", "Rédiger", "Coopérer", "Concevoir", "Écouter", "Négocier"];
    static readonly string[] Places = ["Rennes", "Orléans", "Besançon", "Saint-Étienne", "Fort-de-France", "Nîmes", "Angoulême", "Le Mans"];

    /// <summary>People as a list gives them.</summary>
    public static IEnumerable<JsonObject> Rows(int count) => Enumerable.Range(0, count).Select(n => new JsonObject
    {
        ["email"] = $"Personne.{n}@école.example", ["awarded_on"] = $"2025-{1 + n % 12:00}-{1 + n % 28:00}T00:00:00Z",
        ["story"] = $"A animé {n % 9 + 2} ateliers à {Places[n % Places.Length]} et évalué {n % 40} dossiers.",
        ["evidence_url"] = $"https://portfolio.example/{n}/preuves",
    });

    /// <summary>A badge as issuers write them: a profile, criteria, three competencies, a picture.</summary>
    public static JsonObject Badge(string issuer, int n = 0) => new()
    {
        ["@context"] = new JsonArray(V2, OpenBadges),
        ["id"] = Uuid(n, 1),
        ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
        ["issuer"] = new JsonObject
        {
            ["id"] = issuer, ["type"] = new JsonArray("Profile"), ["name"] = $"École {Places[n % Places.Length]}",
            ["url"] = "https://école.example", ["email"] = "badges@école.example",
        },
        ["validFrom"] = "2025-03-01T09:00:00Z",
        ["name"] = $"Accompagnement des adultes en formation {n}",
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = Uuid(n, 2), ["type"] = new JsonArray("AchievementSubject"),
            ["achievement"] = new JsonObject
            {
                ["id"] = $"https://badges.example/badges/{n}", ["type"] = new JsonArray("Achievement"), ["achievementType"] = "Badge",
                ["name"] = $"Accompagnement {n}", ["description"] = "Accompagner des adultes – é è ç – dans un parcours de formation et en garder la trace.",
                ["criteria"] = new JsonObject { ["narrative"] = "**Critères** : animer, écouter, évaluer avec une grille partagée, et rendre compte." },
                ["image"] = new JsonObject { ["id"] = $"https://badges.example/badges/{n}/image.png", ["type"] = "Image" },
                ["tag"] = new JsonArray("formation", "adultes"),
                ["alignment"] = new JsonArray([.. Enumerable.Range(n, 3).Select(Alignment)]),
            },
        },
    };

    /// <summary>Credentials that differ: their words, what is there, and how much of it.</summary>
    public static IEnumerable<JsonObject> Credentials(string issuer, int count) => Enumerable.Range(0, count).Select(n =>
    {
        var credential = Badge(issuer, n);
        credential["awardedDate"] = $"2025-02-{1 + n % 28:00}T00:00:00Z";
        var subject = (JsonObject)credential["credentialSubject"]!;
        subject["identifier"] = new JsonArray(new JsonObject
        {
            ["type"] = "IdentityObject", ["hashed"] = true, ["identityHash"] = $"sha256${n:x64}", ["identityType"] = "emailAddress", ["salt"] = $"sel-{n}",
        });
        if (n % 2 == 0) subject["narrative"] = $"A accompagné {n} personnes.";
        if (n % 3 != 0) credential["evidence"] = new JsonArray([.. Enumerable.Range(0, n % 3).Select(e => Evidence(n, e))]);
        if (n % 4 == 0) AddResult(subject, n);
        if (n % 5 == 0) credential["validUntil"] = "2120-01-01T00:00:00Z";
        return credential;
    });

    static JsonObject Alignment(int n) => new()
    {
        ["type"] = new JsonArray("Alignment"), ["targetName"] = Competencies[n % Competencies.Length],
        ["targetUrl"] = $"https://framework.example/items/{n}", ["targetFramework"] = "Compétences partagées", ["targetCode"] = $"C{n}",
    };

    static JsonObject Evidence(int n, int e) => new()
    {
        ["id"] = $"https://portfolio.example/{n}/{e}", ["type"] = new JsonArray("Evidence"), ["name"] = "Carnet de bord", ["narrative"] = "Notes et photos.",
    };

    static void AddResult(JsonObject subject, int n)
    {
        var levels = new JsonArray([.. Enumerable.Range(0, 4).Select(level => new JsonObject
        {
            ["id"] = Uuid(n, 10 + level), ["type"] = new JsonArray("RubricCriterionLevel"), ["name"] = $"Niveau {level}", ["level"] = level.ToString(CultureInfo.InvariantCulture),
        })]);
        subject["achievement"]!["resultDescription"] = new JsonArray(new JsonObject
        {
            ["id"] = Uuid(n, 3), ["type"] = new JsonArray("ResultDescription"), ["name"] = "Niveau", ["resultType"] = "RubricCriterionLevel",
            ["rubricCriterionLevel"] = levels,
        });
        subject["result"] = new JsonArray(new JsonObject
        {
            ["type"] = new JsonArray("Result"), ["resultDescription"] = Uuid(n, 3), ["achievedLevel"] = Uuid(n, 10 + n % 4),
        });
    }

    static string Uuid(int n, int what) => $"urn:uuid:{what:x8}-0000-4000-8000-{n:x12}";
}
