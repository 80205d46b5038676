using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A competency, credential or framework entry that something corresponds to (Open Badges 3.0, Alignment).</summary>
public sealed record Alignment : OpenBadgePart
{
    /// <summary>Default and required: <c>Alignment</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Alignment"];

    /// <summary>Its name. Required.</summary>
    public string? TargetName { get; init; }

    /// <summary>Its address. Required.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>Its code in the framework.</summary>
    public string? TargetCode { get; init; }

    /// <summary>A few words.</summary>
    public string? TargetDescription { get; init; }

    /// <summary>The framework's name.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>One of <see cref="OpenBadgeTerms.TargetTypes"/> or <c>ext:…</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Alignment? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Alignment
        {
            Types = fields.Texts("type"u8),
            TargetName = fields.Text("targetName"u8),
            TargetUrl = fields.Text("targetUrl"u8),
            TargetCode = fields.Text("targetCode"u8),
            TargetDescription = fields.Text("targetDescription"u8),
            TargetFramework = fields.Text("targetFramework"u8),
            TargetType = fields.Text("targetType"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Texts("type"u8, Types);
        to.Text("targetName"u8, TargetName);
        to.Text("targetUrl"u8, TargetUrl);
        to.Text("targetCode"u8, TargetCode);
        to.Text("targetDescription"u8, TargetDescription);
        to.Text("targetFramework"u8, TargetFramework);
        to.Text("targetType"u8, TargetType);
    }
}
