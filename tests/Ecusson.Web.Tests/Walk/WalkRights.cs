namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Who may open what. One line an address, <c>/x</c> for the language; then a sign for each column of <see cref="WalkWorld.Columns"/>, for things of the first
/// organisation: <c>+</c> is shown it, <c>.</c> is told that there is no such page, <c>s</c> is led to sign in, <c>r</c> is led elsewhere, <c>-</c> is told
/// why not, <c>*</c> is shown it if it is public and is told that there is none if not, <c>~</c> either of these. An address that ends on <c>*</c> is for all
/// below it that have no line of their own.
/// </summary>
static class WalkRights
{
    const string Pages =
        """
        /                                             rrrrrrrrrr
        /x                                            ++++++++++
        /x/verify                                     ++++++++++
        /x/verify/checks                              ++++++++++
        /x/api                                        ++++++++++
        /x/api/problems                               ++++++++++
        /openapi/v1.json                              ++++++++++
        /health                                       ++++++++++
        /health/live                                  ++++++++++
        /health/ready                                 ++++++++++
        /sitemap.xml                                  ++++++++++
        /files/{id}                                   **********
        /status/{id}                                  ++++++++++

        /badges/{id}                                  **********
        /badges/{id}/versions/{number}                **********
        /badges/{id}/share.png                        **********
        /x/badges                                     ++++++++++
        /x/badges/feed.xml                            ++++++++++
        /x/badges/{id}                                **********
        /x/badges/{id}/versions/{number}              **********
        /x/badges/{id}/share.png                      **********
        /organizations/{id}                           ++++++++++
        /organizations/{id}/did.json                  ..........
        /x/organizations                              ++++++++++
        /x/organizations/{id}                         ++++++++++
        /awards/{id}                                  **********
        /awards/{id}/credential.json                  **********
        /awards/{id}/credential.jwt                   **********
        /awards/{id}/badge.png                        **********
        /awards/{id}/badge.svg                        **********
        /awards/{id}/certificate.pdf                  **********
        /awards/{id}/share.png                        **********
        /x/awards/{id}                                **********
        /x/awards/{id}/certificate.pdf                **********
        /x/awards/{id}/share.png                      **********
        /ob2/awards/{key}                             ++++++++++
        /ob2/awards/{key}/badge.png                   ++++++++++
        /ob2/badges/{id}/{number}                     **********
        /ob2/organizations/{id}                       ++++++++++

        /x/sign-in                                    +rrrrrrrrr
        /x/sign-in/sent                               ++++++++++
        /x/sign-in/{token}                            ----------
        /x/sign-out                                   rrrrrrrrrr
        /x/set-up/{token}                             ----------
        /x/receive/{token}                            ----------
        /x/join/{token}                               ----------
        /x/me                                         s+++++++++
        /x/me/account                                 s+++++++++
        /x/me/account/data.zip                        s+++++++++
        /x/me/account/passkeys                        s+++++++++
        /x/me/addresses/{token}                       s---------
        /x/me/awards/{id}                             s.+.......
        /x/me/awards/{id}/certificate.pdf             s.~.......
        /me/awards/{id}/certificate.pdf               s.~.......
        /me/awards/{id}/badge.png                     s.~.......
        /me/awards/{id}/badge.svg                     s.~.......
        /me/awards/{id}/credential.json               s.~.......
        /me/awards/{id}/credential.jwt                s.~.......

        /x/manage                                     s+++++++++
        /x/manage/new                                 s........+
        /x/manage/{org}                               s..+++++..
        /x/manage/{org}/badges                        s..+++++..
        /x/manage/{org}/badges/new                    s..++.....
        /x/manage/{org}/badges/competencies           s..+++++..
        /x/manage/{org}/badges/{id}                   s..+++++..
        /x/manage/{org}/badges/{id}/preview           s..+++++..
        /x/manage/{org}/badges/{id}/picture           s..++.....
        /manage/files/{id}                            s..+++++..
        /manage/drawing.svg                           s+++++++++
        /x/manage/{org}/awards                        s..+.+++..
        /x/manage/{org}/awards/table.csv              s..+.+++..
        /x/manage/{org}/awards/letter                 s..+.+....
        /x/manage/{org}/awards/new                    s..+.+....
        /x/manage/{org}/awards/{id}                   s..+.+++..
        /x/manage/{org}/awards/lists                  s..+.+++..
        /x/manage/{org}/awards/lists/new              s..+.+....
        /x/manage/{org}/awards/lists/{id}             s..+.+++..
        /x/manage/{org}/awards/lists/{id}/report.csv  s..+.+++..
        /x/manage/{org}/awards/lists/{id}/report.xlsx s..+.+++..
        /x/manage/{org}/awards/lists/template.csv     s..+.+....
        /x/manage/{org}/awards/lists/template.xlsx    s..+.+....
        /x/manage/{org}/frameworks                    s..+++++..
        /x/manage/{org}/frameworks/new                s..++.....
        /x/manage/{org}/frameworks/template.csv       s..+++++..
        /x/manage/{org}/frameworks/{id}               s..+++++..
        /x/manage/{org}/frameworks/{id}/framework.csv s..+++++..
        /x/manage/{org}/members                       s..+++++..
        /x/manage/{org}/settings                      s..+......
        /x/manage/{org}/keys                          s..+++++..
        /x/manage/{org}/programs                      s..+......
        /x/manage/{org}/webhooks                      s..+......
        /x/admin                                      s........+
        /x/admin/audit                                s........+
        /x/admin/audit/table.csv                      s........+
        /x/admin/reactions                            s........+
        /x/admin/jobs                                 s........+
        /x/admin/mail                                 s........+
        /x/admin/mail/{id}                            s........+
        /x/admin/organizations                        s........+
        /x/admin/organizations/{id}                   s........+
        /x/admin/people                               s........+
        /x/admin/people/{id}                          s........+
        /x/admin/people/{id}/data.zip                 s........+
        /x/admin/people/recipients/{id}               s........+
        /x/admin/people/recipients/{id}/data.zip      s........+
        """;

    /// <summary>Who may send the forms of an address, as they are shown to whoever may; then the button, or <c>*</c> for the others.</summary>
    const string Forms =
        """
        /x/verify *                                ++++++++++
        /x/sign-in *                               ++++++++++
        /x/sign-out *                              ++++++++++
        /x/me/account *                            s+++++++++
        /x/me/account/passkeys *                   s+++++++++
        /x/me/awards/{id} *                        s.+.......
        /x/manage/new *                            s........+
        /x/manage/{org}/badges/new *               s..++.....
        /x/manage/{org}/badges/{id} *              s..++.....
        /x/manage/{org}/badges/{id}/picture *      s..++.....
        /x/manage/{org}/awards/new *               s..+.+....
        /x/manage/{org}/awards/{id} *              s..+.+....
        /x/manage/{org}/awards/lists/new *         s..+.+....
        /x/manage/{org}/awards/lists/{id} *        s..+.+....
        /x/manage/{org}/frameworks/new *           s..++.....
        /x/manage/{org}/frameworks/{id} *          s..++.....
        /x/manage/{org}/members *                  s..+......
        /x/manage/{org}/settings *                 s..+......
        /x/manage/{org}/keys *                     s..+......
        /x/manage/{org}/programs *                 s..+......
        /x/manage/{org}/webhooks *                 s..+......
        /x/admin/* *                               s........+
        """;

    const string Api =
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
        POST /api/v1/awards/{id}/undo       awards:write
        POST /api/v1/award-lists            awards:write
        POST /api/v1/award-lists/file       awards:write
        GET /api/v1/award-lists/{id}        awards:read
        GET /api/v1/award-lists/{id}/rows   awards:read
        POST /api/v1/award-lists/{id}/start awards:write
        POST /api/v1/award-lists/{id}/withdraw awards:write
        POST /api/v1/award-lists/{id}/undo  awards:write
        GET /api/v1/frameworks              frameworks:read
        POST /api/v1/frameworks             frameworks:write
        GET /api/v1/frameworks/{id}         frameworks:read
        PUT /api/v1/frameworks/{id}         frameworks:write
        GET /api/v1/frameworks/{id}/competencies frameworks:read
        POST /api/v1/frameworks/{id}/retire frameworks:write
        POST /api/v1/frameworks/{id}/restore frameworks:write
        GET /api/v1/competencies            frameworks:read
        """;

    static readonly Dictionary<string, string> Rows = Read(Pages);
    static readonly Dictionary<string, string> Senders = Read(Forms);
    static readonly Dictionary<string, string> Scopes = Read(Api);

    /// <summary>The signs of an address; null when nobody said whom it is for.</summary>
    public static string? Of(string address) => Found(Rows, address, "");

    /// <summary>The signs of a form; null when nobody said who may send it.</summary>
    public static string? Form(string address, string button) => Senders.GetValueOrDefault($"{address} {button}") ?? Found(Senders, address, " *");

    /// <summary>The scope that a program needs for an endpoint, e.g. <c>GET /api/v1/badges</c>; null when nobody said.</summary>
    public static string? Scope(string endpoint) => Scopes.GetValueOrDefault(endpoint);

    static string? Found(Dictionary<string, string> rows, string address, string after)
    {
        if (rows.TryGetValue(address + after, out var row)) return row;
        for (var end = address.LastIndexOf('/'); end > 0; end = address.LastIndexOf('/', end - 1))
            if (rows.TryGetValue(address[..end] + "/*" + after, out row)) return row;
        return null;
    }

    static Dictionary<string, string> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToDictionary(line => line[..line.LastIndexOf(' ')].TrimEnd(), line => line[(line.LastIndexOf(' ') + 1)..], StringComparer.Ordinal);
}
