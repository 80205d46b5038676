using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>Reads documents of Open Badges 2.0, 1.1, 1.0 and 0.5 into the words of 2.0, and judges them by the rules of their own edition.</summary>
public static class OpenBadge2
{
    /// <summary>Reads a document. Never throws for what the JSON says.</summary>
    /// <param name="json">The document.</param>
    /// <param name="address">Where it was fetched from, which is its id where the document does not say one (0.5, 1.0); null when it was not fetched.</param>
    public static OpenBadge2Reading Read(JsonElement json, string? address = null)
        => Of(json, address, inside: null);

    /// <summary>Reads a document that stands inside another, whose context is then its own too.</summary>
    /// <param name="json">The document.</param>
    /// <param name="edition">The edition of the outer one.</param>
    internal static OpenBadge2Reading ReadInside(JsonElement json, Edition edition) => Of(json, address: null, edition);

    static OpenBadge2Reading Of(JsonElement json, string? address, Edition? inside)
    {
        if (Kinds.Of(json, inside) is not { } kind) return new OpenBadge2Reading.NotOpenBadge2(JsonValues.Shown(json));
        var problems = OpenBadge2Rules.Judge(json, kind, address, hasContext: inside is null);
        var (edition, of) = (kind.Edition, kind.Document);
        return of switch
        {
            Document.Assertion => new OpenBadge2Reading.OfAssertion(Assertion.Read(json, edition, address)!, problems),
            Document.BadgeClass => new OpenBadge2Reading.OfBadgeClass(BadgeClass.Read(json, edition, address)!, problems),
            Document.Issuer => new OpenBadge2Reading.OfIssuer(IssuerProfile.Read(json, edition, address)!, problems),
            Document.Endorsement => new OpenBadge2Reading.OfEndorsement(Endorsement.Read(json, edition, address)!, problems),
            Document.RevocationList => new OpenBadge2Reading.OfRevocationList(RevocationList.Read(json, edition, address)!, problems),
            _ => new OpenBadge2Reading.OfKey(CryptographicKey.Read(json, edition, address)!, problems),
        };
    }
}

/// <summary>What came of reading a document of Open Badges before 3.0.</summary>
/// <param name="Problems">What is wrong with it by the rules of its edition; empty when nothing is.</param>
public abstract record OpenBadge2Reading(IReadOnlyList<DocumentProblem> Problems)
{
    /// <summary>True when no problem breaks its standard.</summary>
    public bool Keeps => !Problems.Any(problem => problem.Breaks);

    /// <summary>A badge that someone received.</summary>
    public sealed record OfAssertion(Assertion Assertion, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>A badge apart from who received it.</summary>
    public sealed record OfBadgeClass(BadgeClass BadgeClass, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>An issuer.</summary>
    public sealed record OfIssuer(IssuerProfile Issuer, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>An endorsement.</summary>
    public sealed record OfEndorsement(Endorsement Endorsement, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>A list of revoked badges.</summary>
    public sealed record OfRevocationList(RevocationList List, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>A key.</summary>
    public sealed record OfKey(CryptographicKey Key, IReadOnlyList<DocumentProblem> Problems) : OpenBadge2Reading(Problems);

    /// <summary>None of these.</summary>
    /// <param name="Detail">The JSON type.</param>
    public sealed record NotOpenBadge2(string Detail) : OpenBadge2Reading([new DocumentProblem(OpenBadge2Problems.NotOpenBadge2, "", Detail, Breaks: true)]);
}
