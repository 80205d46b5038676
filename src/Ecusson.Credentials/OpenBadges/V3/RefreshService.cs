using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>Where a newer edition of the credential can be asked for (VC Data Model 2.0 §5.4).</summary>
public sealed record RefreshService : OpenBadgePart
{
    /// <summary>Its address. Required by Open Badges 3.0.</summary>
    public string? Id { get; init; }

    /// <summary><c>1EdTechCredentialRefresh</c>… Required.</summary>
    public string? Type { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static RefreshService? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new RefreshService
        {
            Id = fields.Text("id"u8),
            Type = fields.Text("type"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("id"u8, Id);
        to.Text("type"u8, Type);
    }
}
