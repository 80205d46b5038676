using System.Globalization;

namespace Ecusson.Storage;

/// <summary>Where this server is found, and so what the addresses are that go into signatures and pictures for ever.</summary>
/// <param name="Root">The origin, e.g. <c>https://badges.example.org</c>.</param>
/// <param name="IsPublic">Whether it is a public https address, so that organisations may issue under did:web.</param>
public sealed record SiteAddress(Uri Root, bool IsPublic)
{
    /// <summary>Absolute address of an organisation: its Profile for programs, its page for people; its DID document lies below it.</summary>
    public string Organization(PublicId id) => Absolute($"/organizations/{id}");

    /// <summary>Absolute address of a badge.</summary>
    public string Badge(PublicId id) => Absolute($"/badges/{id}");

    /// <summary>Absolute address of one version of a badge: the Achievement's <c>id</c>.</summary>
    public string BadgeVersion(PublicId id, int number) => Absolute(string.Create(CultureInfo.InvariantCulture, $"/badges/{id}/versions/{number}"));

    /// <summary>Absolute address of one version of a badge in one of its other languages.</summary>
    public string BadgeVersion(PublicId id, int number, string language) => Absolute(string.Create(CultureInfo.InvariantCulture, $"/badges/{id}/versions/{number}/{language}"));

    /// <summary>Absolute address of an award: the credential's <c>id</c>.</summary>
    public string Award(PublicId id) => Absolute($"/awards/{id}");

    /// <summary>Absolute address of an award's Open Badges 2.0 copy, by its random key: the Assertion's <c>id</c>.</summary>
    public string HostedAward(string key) => Absolute($"/ob2/awards/{key}");

    /// <summary>Absolute address of one version of a badge as Open Badges 2.0: the BadgeClass's <c>id</c>.</summary>
    public string HostedBadgeClass(PublicId id, int number) => Absolute(string.Create(CultureInfo.InvariantCulture, $"/ob2/badges/{id}/{number}"));

    /// <summary>Absolute address of an organisation as Open Badges 2.0: the Issuer's <c>id</c>.</summary>
    public string HostedIssuer(PublicId id) => Absolute($"/ob2/organizations/{id}");

    /// <summary>Absolute address of a status list.</summary>
    public string StatusList(PublicId id) => Absolute($"/status/{id}");

    /// <summary>Absolute address of a public file, by its public id.</summary>
    public string File(string id) => Absolute($"/files/{id}");

    string Absolute(string path) => new Uri(Root, path).AbsoluteUri;
}
