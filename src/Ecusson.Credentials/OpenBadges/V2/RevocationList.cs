using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>An issuer's signed badges that no longer stand (Open Badges 2.0, RevocationList).</summary>
public sealed record RevocationList : DocumentPart
{
    /// <summary>Default: <c>RevocationList</c>.</summary>
    public override IReadOnlyList<string> Types { get; init; } = ["RevocationList"];

    /// <summary>Address of the issuer.</summary>
    public string? IssuerId { get; init; }

    /// <summary>What was revoked. Required; may be empty.</summary>
    public IReadOnlyList<RevokedAssertion> Revoked { get; init; } = [];

    /// <summary>The entry for an assertion by its id, or by the uid of 1.x; null when it is not listed.</summary>
    public RevokedAssertion? Find(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return Find(assertion.Id, assertion.Uid);
    }

    /// <summary>The entry for whatever has this id, an endorsement as well, or this <c>uid</c> of 1.x; null when none revokes it.</summary>
    public RevokedAssertion? Find(string? id, string? uid) =>
        Revoked.FirstOrDefault(entry => entry.IsRevoked && ((entry.Id is not null && entry.Id == id) || (entry.Uid is not null && entry.Uid == uid)));

    internal static RevocationList? Read(JsonElement json, Edition edition, string? address)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new RevocationList
        {
            AdditionalContexts = OtherContexts(fields),
            Id = fields.Text("id"u8) ?? address,
            Types = TypesOf(fields, edition, "RevocationList"),
            IssuerId = fields.Text("issuer"u8),
            Revoked = fields.Many("revokedAssertions"u8, RevokedAssertion.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        WriteHead(to);
        to.Text("issuer"u8, IssuerId);
        to.Json.WriteStartArray("revokedAssertions"u8);
        foreach (var entry in Revoked)
        {
            if (entry is { Id: { } id, Uid: null, IsRevoked: true, RevocationReason: null, Additional.Count: 0 }) to.Json.WriteStringValue(id);
            else to.Part(entry);
        }

        to.Json.WriteEndArray();
    }
}

/// <summary>One badge in a list of revoked ones.</summary>
public sealed record RevokedAssertion : OpenBadgePart
{
    /// <summary>The assertion's id.</summary>
    public string? Id { get; init; }

    /// <summary>The assertion's <c>uid</c>, for those of 1.x.</summary>
    public string? Uid { get; init; }

    /// <summary>Why.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>False only where the entry says <c>"revoked": false</c>: being in the list means revoked otherwise (Open Badges 2.0, Revocation List).</summary>
    public bool IsRevoked { get; init; } = true;

    /// <summary>Reads an entry: the id alone, or an object; null for anything else.</summary>
    public static RevokedAssertion? Read(JsonElement json)
    {
        if (JsonValues.Text(json) is { } id) return new RevokedAssertion { Id = id };
        if (Fields.Of(json) is not { } fields) return null;
        return new RevokedAssertion
        {
            Id = fields.Text("id"u8),
            Uid = fields.Text("uid"u8),
            RevocationReason = fields.Text("revocationReason"u8),
            IsRevoked = fields.Truth("revoked"u8) is not false,
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("uid"u8, Uid);
        to.Text("revocationReason"u8, RevocationReason);
        if (!IsRevoked) to.Truth("revoked"u8, false);
    }
}
