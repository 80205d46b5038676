using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>Open Badges 3.0 "JSON Web Token Proof Format": the registered claims must say what the credential says.</summary>
internal static class JwtClaims
{
    public static IReadOnlyList<JwtClaimProblem> Compare(JsonElement payload, JsonElement credential, bool hasVcClaim)
    {
        var problems = new List<JwtClaimProblem>();
        // In the older form a claim may be left out: then the credential's property stands alone.
        Text("iss", IssuerId(credential), required: !hasVcClaim);
        Text("jti", credential.Text("id"), required: !hasVcClaim);
        Text("sub", SubjectId(credential), required: !hasVcClaim);
        Date("nbf", credential.Text("validFrom") ?? credential.Text("issuanceDate"), required: !hasVcClaim);
        Date("exp", credential.Text("validUntil") ?? credential.Text("expirationDate"), required: false);
        return problems;

        void Text(string claim, string? expected, bool required)
        {
            var value = payload.Member(claim);
            if (value is null)
            {
                if (required) problems.Add(new JwtClaimProblem(claim, "missing", "", expected ?? ""));
            }
            else if (value.Value.Text() is not { } claimed || claimed != expected)
            {
                problems.Add(new JwtClaimProblem(claim, "different", Verbatim(value.Value), expected ?? ""));
            }
        }

        void Date(string claim, string? expected, bool required)
        {
            var value = payload.Member(claim);
            if (value is null)
            {
                if (required) problems.Add(new JwtClaimProblem(claim, "missing", "", expected ?? ""));
            }
            else if (NumericDate.Read(value.Value) is not { } claimed)
            {
                problems.Add(new JwtClaimProblem(claim, "not-a-number", Verbatim(value.Value), expected ?? ""));
            }
            // A claim in whole seconds says the same as a date with fractions in that second.
            else if (DateTimeStamp.Read(expected) is not { } instant
                || (claimed != instant && claimed.ToUnixTimeSeconds() != instant.ToUnixTimeSeconds()))
            {
                problems.Add(new JwtClaimProblem(claim, "different", Verbatim(value.Value), expected ?? ""));
            }
        }
    }

    public static string? IssuerId(JsonElement credential) => credential.Member("issuer") is not { } issuer ? null : issuer.Text() ?? issuer.Text("id");

    public static string? SubjectId(JsonElement credential) => credential.Many("credentialSubject").FirstOrDefault() is { ValueKind: JsonValueKind.Object } subject ? subject.Text("id") : null;

    private static string Verbatim(JsonElement value) => value.Text() ?? value.GetRawText();
}
