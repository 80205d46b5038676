using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A place on the globe (Open Badges 3.0, GeoCoordinates).</summary>
public sealed record GeoCoordinates : OpenBadgePart
{
    /// <summary>Default and required: <c>GeoCoordinates</c>.</summary>
    public string? Type { get; init; } = "GeoCoordinates";

    /// <summary>Degrees north (WGS 84). Required.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84). Required.</summary>
    public double? Longitude { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static GeoCoordinates? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new GeoCoordinates
        {
            Type = fields.Text("type"u8),
            Latitude = fields.Number("latitude"u8),
            Longitude = fields.Number("longitude"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("type"u8, Type);
        to.Number("latitude"u8, Latitude);
        to.Number("longitude"u8, Longitude);
    }
}
