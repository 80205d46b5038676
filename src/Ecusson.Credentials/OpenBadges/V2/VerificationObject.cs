using System.Text.Json;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>How a badge is verified, or on an issuer, where its badges may lie (Open Badges 2.0, VerificationObject).</summary>
public sealed record VerificationObject : OpenBadgePart
{
    /// <summary>The type of a badge that its address verifies.</summary>
    public const string Hosted = "HostedBadge";

    /// <summary>The type of a badge that a signature verifies.</summary>
    public const string Signed = "SignedBadge";

    /// <summary><see cref="Hosted"/> or <see cref="Signed"/>, also where <c>hosted</c> or <c>signed</c> was written; any other as written.</summary>
    public string? Type { get; init; }

    /// <summary>Address of the key that signed.</summary>
    public string? Creator { get; init; }

    /// <summary>The address that 1.x wrote: of the hosted assertion, or of the key that signed.</summary>
    public string? Url { get; init; }

    /// <summary>On an issuer: what the addresses of its hosted badges start with.</summary>
    public IReadOnlyList<string> StartsWith { get; init; } = [];

    /// <summary>On an issuer: the hosts (with port, where there is one) on which its hosted badges lie.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The property that holds the address, <c>id</c> when absent.</summary>
    public string? VerificationProperty { get; init; }

    /// <summary>Reads it tolerantly; null when the value is not an object.</summary>
    public static VerificationObject? Read(JsonElement json)
    {
        if (Fields.Of(json) is not { } fields) return null;
        var types = fields.Texts("type"u8);
        var url = fields.Text("url"u8);
        var type = types.Contains("hosted") || types.Contains(Hosted) ? Hosted : types.Contains("signed") || types.Contains(Signed) ? Signed : types.Count > 0 ? types[0] : null;
        return new VerificationObject
        {
            Type = type,
            Creator = fields.Text("creator"u8) ?? (type == Signed ? url : null),
            Url = url,
            StartsWith = fields.Texts("startsWith"u8),
            AllowedOrigins = fields.Texts("allowedOrigins"u8),
            VerificationProperty = fields.Text("verificationProperty"u8),
            Additional = fields.Rest(),
        };
    }

    internal override void WriteProperties(PartWriter to)
    {
        to.Text("type"u8, Type);
        to.Text("creator"u8, Creator);
        Single(to, "startsWith"u8, StartsWith);
        Single(to, "allowedOrigins"u8, AllowedOrigins);
        to.Text("verificationProperty"u8, VerificationProperty);
    }

    static void Single(PartWriter to, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 1) to.Text(name, values[0]);
        else to.Texts(name, values);
    }
}
