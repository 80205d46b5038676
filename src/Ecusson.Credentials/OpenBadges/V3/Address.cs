using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>A postal address (Open Badges 3.0, Address).</summary>
public sealed record Address : OpenBadgePart
{
    /// <summary>Default and required: <c>Address</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["Address"];

    /// <summary>Street and number.</summary>
    public string? StreetAddress { get; init; }

    /// <summary>Post box.</summary>
    public string? PostOfficeBoxNumber { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Town.</summary>
    public string? Locality { get; init; }

    /// <summary>Region.</summary>
    public string? Region { get; init; }

    /// <summary>Country, in words.</summary>
    public string? Country { get; init; }

    /// <summary>Country, ISO 3166-1 alpha-2.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Where it lies.</summary>
    public GeoCoordinates? Geo { get; init; }

    /// <summary>Reads it tolerantly from JSON; null when the value is not an object.</summary>
    public static Address? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        return new Address
        {
            Types = fields.Texts("type"u8),
            StreetAddress = fields.Text("streetAddress"u8),
            PostOfficeBoxNumber = fields.Text("postOfficeBoxNumber"u8),
            PostalCode = fields.Text("postalCode"u8),
            Locality = fields.Text("addressLocality"u8),
            Region = fields.Text("addressRegion"u8),
            Country = fields.Text("addressCountry"u8),
            CountryCode = fields.Text("addressCountryCode"u8),
            Geo = fields.One("geo"u8, GeoCoordinates.Read),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Texts("type"u8, Types);
        to.Text("streetAddress"u8, StreetAddress);
        to.Text("postOfficeBoxNumber"u8, PostOfficeBoxNumber);
        to.Text("postalCode"u8, PostalCode);
        to.Text("addressLocality"u8, Locality);
        to.Text("addressRegion"u8, Region);
        to.Text("addressCountry"u8, Country);
        to.Text("addressCountryCode"u8, CountryCode);
        to.One("geo"u8, Geo);
    }
}
