using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>A framework entry that a badge corresponds to (Open Badges 2.0, AlignmentObject).</summary>
public sealed record AlignmentObject : OpenBadgePart
{
    /// <summary>Its name. Required.</summary>
    public string? TargetName { get; init; }

    /// <summary>Its address. Required.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>A few words.</summary>
    public string? TargetDescription { get; init; }

    /// <summary>The framework's name.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>Its code in the framework.</summary>
    public string? TargetCode { get; init; }

    /// <summary>Reads it tolerantly from JSON, with the names of 1.x as well; null when the value is not an object.</summary>
    public static AlignmentObject? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new AlignmentObject
        {
            TargetName = fields.Text("targetName"u8) ?? fields.Text("name"u8),
            TargetUrl = fields.Text("targetUrl"u8) ?? fields.Text("url"u8),
            TargetDescription = fields.Text("targetDescription"u8) ?? fields.Text("description"u8),
            TargetFramework = fields.Text("targetFramework"u8),
            TargetCode = fields.Text("targetCode"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("targetName"u8, TargetName);
        to.Text("targetUrl"u8, TargetUrl);
        to.Text("targetDescription"u8, TargetDescription);
        to.Text("targetFramework"u8, TargetFramework);
        to.Text("targetCode"u8, TargetCode);
    }
}
