using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What is endorsed (Open Badges 3.0, EndorsementSubject).</summary>
public sealed record EndorsementSubject : OpenBadgePart
{
    /// <summary>Id of the credential, achievement or profile endorsed. Required.</summary>
    public string? Id { get; init; }

    /// <summary>Default and required: <c>EndorsementSubject</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["EndorsementSubject"];

    /// <summary>What the endorser says.</summary>
    public string? EndorsementComment { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static EndorsementSubject? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new EndorsementSubject
        {
            Id = fields.Text("id"u8),
            Types = fields.Texts("type"u8),
            EndorsementComment = fields.Text("endorsementComment"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Texts("type"u8, Types);
        to.Text("endorsementComment"u8, EndorsementComment);
    }
}
