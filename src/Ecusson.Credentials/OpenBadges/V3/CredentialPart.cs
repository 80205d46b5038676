using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What a badge and an endorsement have in common as credentials.</summary>
public abstract record CredentialPart : OpenBadgePart
{
    /// <summary>
    /// Contexts beyond those of the standard, which the writer adds itself: of extensions, as addresses or objects. Default: none.
    /// </summary>
    public IReadOnlyList<JsonElement> AdditionalContexts { get; init; } = [];

    /// <summary>Its id: any URI, such as <c>urn:uuid:…</c>. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Its types. Required.</summary>
    public abstract IReadOnlyList<string> Types { get; init; }

    /// <summary>The name that wallets show. Required of an endorsement.</summary>
    public string? Name { get; init; }

    /// <summary>What wallets show below the name.</summary>
    public string? Description { get; init; }

    /// <summary>Who issues it. Required, with its id.</summary>
    public Profile? Issuer { get; init; }

    /// <summary>From when it is valid; also what tells which of two editions is the newer. Required.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when it is valid; null for ever.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When it was first awarded, which stays when a newer edition moves <see cref="ValidFrom"/>.</summary>
    public DateTimeOffset? AwardedDate { get; init; }

    /// <summary>The schemas it keeps to.</summary>
    public IReadOnlyList<CredentialSchema> Schemas { get; init; } = [];

    /// <summary>Where its status can be asked. One at most (Open Badges 3.0).</summary>
    public CredentialStatus? Status { get; init; }

    /// <summary>Where a newer edition can be asked for. One at most (Open Badges 3.0).</summary>
    public RefreshService? RefreshService { get; init; }

    /// <summary>Terms under which it was issued.</summary>
    public IReadOnlyList<TermsOfUse> TermsOfUse { get; init; } = [];

    /// <summary>Its proofs, as they stand in the document. A proof is over the bytes it came with: writing this model anew does not keep it true.</summary>
    public IReadOnlyList<JsonElement> Proofs { get; init; } = [];

    private protected static IReadOnlyList<JsonElement> OtherContexts(JsonElement context) =>
        [.. JsonValues.Many(context).Where(entry => !OpenBadgeContexts.IsOfTheStandard(entry)).Select(entry => entry.Clone())];

    private protected void WriteHead(PartWriter to)
    {
        OpenBadgeContexts.Write(to, this);
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("name"u8, Name);
        to.Text("description"u8, Description);
    }

    private protected void WriteTail(PartWriter to)
    {
        to.One("issuer"u8, Issuer);
        to.Moment("validFrom"u8, ValidFrom);
        to.Moment("validUntil"u8, ValidUntil);
        to.Moment("awardedDate"u8, AwardedDate);
        to.Many("credentialSchema"u8, Schemas);
        to.One("credentialStatus"u8, Status);
        to.One("refreshService"u8, RefreshService);
        to.Many("termsOfUse"u8, TermsOfUse);
        to.Kept("proof"u8, Proofs);
    }
}
