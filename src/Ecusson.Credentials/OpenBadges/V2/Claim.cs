using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>What an endorsement says, and of what (Open Badges 2.0, Endorsement).</summary>
public sealed record Claim : OpenBadgePart
{
    /// <summary>Address of what is endorsed. Required.</summary>
    public string? Id { get; init; }

    /// <summary>What the endorser says.</summary>
    public string? EndorsementComment { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Claim? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Claim
        {
            Id = fields.Text("id"u8),
            EndorsementComment = fields.Text("endorsementComment"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("endorsementComment"u8, EndorsementComment);
    }
}
