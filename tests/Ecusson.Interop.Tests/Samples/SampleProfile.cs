using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>A Profile (Open Badges 3.0 §B.1.6), any optional property present or not.</summary>
static class SampleProfile
{
    static readonly string[] IdentityTypes =
    [
        "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress", "nationalIdentityNumber", "isbn", "issn",
        "lisSourcedId", "oneRosterSourcedId", "sisSourcedId", "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId", "ltiUserId",
        "identifier", "ext:matricule",
    ];

    /// <param name="id">Its id: a DID for an issuer.</param>
    /// <param name="depth">How many parent organisations may follow.</param>
    public static JsonObject Of(Chance chance, string id, int depth = 1)
    {
        var profile = new JsonObject { ["id"] = id, ["type"] = chance.Types("Profile", "https://badges.example/types#Université") };
        chance.Perhaps(profile, "name", () => chance.Name());
        chance.Perhaps(profile, "url", () => chance.Address("organizations"));
        chance.Perhaps(profile, "phone", () => "+33 1 23 45 67 89");
        chance.Perhaps(profile, "description", () => chance.Text());
        chance.Perhaps(profile, "image", () => SampleImage.Of(chance));
        chance.Perhaps(profile, "email", () => "badges@écusson.example");
        chance.Perhaps(profile, "address", () => Address(chance));
        chance.Perhaps(profile, "otherIdentifier", () => chance.Some(() => Identifier(chance)));
        chance.Perhaps(profile, "official", () => chance.Name());
        if (depth > 0) chance.Perhaps(profile, "parentOrg", () => Of(chance, chance.Address("organizations"), depth - 1));
        foreach (var name in (string[])["familyName", "givenName", "additionalName", "patronymicName", "honorificPrefix", "honorificSuffix", "familyNamePrefix"])
            if (chance.Below(3) == 0) profile[name] = chance.Name();
        if (chance.Below(4) == 0) profile["dateOfBirth"] = "1987-02-28";
        return profile;
    }

    /// <summary>An IdentifierEntry (§B.1.11).</summary>
    public static JsonObject Identifier(Chance chance) => new()
    {
        ["type"] = "IdentifierEntry", ["identifier"] = chance.Name(), ["identifierType"] = chance.Of(IdentityTypes),
    };

    /// <summary>The identity types of §B.3.4, and one of our own.</summary>
    public static string IdentityType(Chance chance) => chance.Of(IdentityTypes);

    static JsonObject Address(Chance chance)
    {
        var address = new JsonObject { ["type"] = new JsonArray("Address") };
        foreach (var name in (string[])["addressCountry", "addressRegion", "addressLocality", "streetAddress", "postOfficeBoxNumber", "postalCode"])
            chance.Perhaps(address, name, () => chance.Name());
        chance.Perhaps(address, "addressCountryCode", () => "FR");
        chance.Perhaps(address, "geo", () => new JsonObject
        {
            ["type"] = "GeoCoordinates",
            ["latitude"] = chance.Of<double>(48.8566, -21, 0, 0.1, 1.5e-7, -90),
            ["longitude"] = chance.Of<double>(2.3522, 55.5364, -180, 179.999999, 0),
        });
        return address;
    }
}
