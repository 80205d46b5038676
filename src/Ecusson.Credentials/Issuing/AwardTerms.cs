using System.Text.Json;

namespace Ecusson.Credentials.Issuing;

/// <summary>What all awards of one badge that are issued together have in common.</summary>
public sealed record AwardTerms
{
    /// <summary>The issuer's Profile as the standard writes it; an object with <c>id</c>, since known verifiers refuse a bare address.</summary>
    public required JsonElement Issuer { get; init; }

    /// <summary>The Achievement as the standard writes it.</summary>
    public required JsonElement Achievement { get; init; }

    /// <summary>From when the credentials hold, to the second: usually the moment of signing.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Results that every one of them reached, an array of Result; null for none.</summary>
    public JsonElement? Results { get; init; }

    /// <summary>Endorsements of the awards themselves that are known when they are signed, an array of EndorsementCredential; null for none.</summary>
    public JsonElement? Endorsements { get; init; }

    /// <summary>The status list in which each recipient's <see cref="Recipient.StatusListIndex"/> counts; null when the credentials have no status.</summary>
    public StatusTerms? Status { get; init; }

    /// <summary>The property that every award needs and that is not there, as its name; null when nothing is missing.</summary>
    internal string? Missing()
    {
        if (Issuer.ValueKind != JsonValueKind.Object) return "issuer";
        if (!Issuer.TryGetProperty("id"u8, out var id) || id.ValueKind != JsonValueKind.String) return "issuer.id";
        return Achievement.ValueKind == JsonValueKind.Object ? null : "achievement";
    }

    /// <summary>The same terms with documents of their own, which live as long as they are used.</summary>
    internal AwardTerms Kept() => this with
    {
        Issuer = Issuer.Clone(),
        Achievement = Achievement.Clone(),
        Results = Results?.Clone(),
        Endorsements = Endorsements?.Clone(),
    };
}

/// <summary>A Bitstring Status List by which credentials can be revoked or suspended (Bitstring Status List 1.0 §2.1).</summary>
/// <param name="ListCredential">Absolute address of the list's credential.</param>
/// <param name="Purpose"><c>revocation</c>, <c>suspension</c>…</param>
public sealed record StatusTerms(string ListCredential, string Purpose);
