namespace Ecusson.Web.Tests.Walk;

/// <summary>Which scope a program needs for which endpoint.</summary>
static class WalkScopes
{
    /// <summary>Stands for no scope: whoever asks is answered, with a token, a broken one or none.</summary>
    public const string Anyone = "anyone";

    const string All =
        """
        GET /api/v1/organization            organization:read
        GET /api/v1/organization/members    organization:read
        GET /api/v1/badges                  badges:read
        POST /api/v1/badges                 badges:write
        GET /api/v1/badges/{id}             badges:read
        PUT /api/v1/badges/{id}             badges:write
        PUT /api/v1/badges/{id}/picture     badges:write
        PUT /api/v1/badges/{id}/drawing     badges:write
        POST /api/v1/badges/{id}/publish    badges:write
        POST /api/v1/badges/{id}/archive    badges:write
        POST /api/v1/badges/{id}/restore    badges:write
        GET /api/v1/awards                  awards:read
        POST /api/v1/awards                 awards:write
        GET /api/v1/awards/{id}             awards:read
        POST /api/v1/awards/{id}/revoke     awards:write
        POST /api/v1/awards/{id}/replace    awards:write
        POST /api/v1/awards/{id}/move       awards:write
        POST /api/v1/awards/{id}/undo       awards:write
        POST /api/v1/awards/{id}/resend     awards:write
        POST /api/v1/awards/{id}/mistakes/{number}/answer awards:write
        GET /api/v1/mistakes                awards:read
        GET /api/v1/award-lists             awards:read
        POST /api/v1/award-lists            awards:write
        POST /api/v1/award-lists/file       awards:write
        GET /api/v1/award-lists/{id}        awards:read
        GET /api/v1/award-lists/{id}/rows   awards:read
        PATCH /api/v1/award-lists/{id}/rows awards:write
        POST /api/v1/award-lists/{id}/start awards:write
        POST /api/v1/award-lists/{id}/withdraw awards:write
        POST /api/v1/award-lists/{id}/undo  awards:write
        GET /api/v1/claim-links             claims:read
        POST /api/v1/claim-links            claims:write
        GET /api/v1/claim-links/{id}        claims:read
        PUT /api/v1/claim-links/{id}        claims:write
        POST /api/v1/claim-links/{id}/close claims:write
        POST /api/v1/claim-links/{id}/reopen claims:write
        POST /api/v1/claim-links/{id}/code  claims:write
        GET /api/v1/claim-links/{id}/claims claims:read
        POST /api/v1/claim-links/{id}/claims/{claim}/approve claims:write
        POST /api/v1/claim-links/{id}/claims/{claim}/refuse claims:write
        GET /api/v1/frameworks              frameworks:read
        POST /api/v1/frameworks             frameworks:write
        GET /api/v1/frameworks/{id}         frameworks:read
        PUT /api/v1/frameworks/{id}         frameworks:write
        GET /api/v1/frameworks/{id}/competencies frameworks:read
        POST /api/v1/frameworks/{id}/retire frameworks:write
        POST /api/v1/frameworks/{id}/restore frameworks:write
        GET /api/v1/competencies            frameworks:read
        GET /api/v1/webhooks                webhooks:read
        POST /api/v1/webhooks               webhooks:write
        POST /api/v1/webhooks/{id}/stop     webhooks:write
        POST /api/v1/webhooks/{id}/resume   webhooks:write
        GET /api/v1/webhook-calls           webhooks:read
        POST /api/v1/webhook-calls/{id}/replay webhooks:write
        GET /api/v1/public/badges           anyone
        POST /api/v1/verify                 anyone
        """;

    static readonly Dictionary<string, string> Rows = WalkRights.Read(All);

    /// <summary>The endpoints that a line is for.</summary>
    public static IEnumerable<string> Endpoints => Rows.Keys;

    /// <summary>The scope that a program needs for an endpoint, e.g. <c>GET /api/v1/badges</c>; null when nobody said.</summary>
    public static string? Of(string endpoint) => Rows.GetValueOrDefault(endpoint);
}
