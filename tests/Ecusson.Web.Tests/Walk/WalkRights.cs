namespace Ecusson.Web.Tests.Walk;

/// <summary>
/// Who may open what. One line an address, <c>/x</c> for the language; then a sign for each column of <see cref="WalkWorld.Columns"/>, for things of the first
/// organisation: <c>+</c> is shown it, <c>.</c> is told that there is no such page, <c>s</c> is led to sign in, <c>r</c> is led elsewhere, <c>-</c> is told
/// why not, <c>*</c> is shown it if it is public and is told that there is none if not, <c>h</c> the same if it is theirs, <c>t</c> is led to it if it is public, <c>~</c> either of these.
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
        /sitemap/{part}                               ++++++++++
        /robots.txt                                   ++++++++++
        /files/{id}                                   **********
        /status/{id}                                  ++++++++++

        /badges/{id}                                  **********
        /badges/{id}/versions/{number}                **********
        /badges/{id}/versions/{number}/{translation}  **********
        /badges/{id}/share.png                        **********
        /x/badges                                     ++++++++++
        /x/badges/feed.xml                            ++++++++++
        /x/badges/{id}                                **********
        /x/badges/{id}/versions/{number}              tttttttttt
        /x/badges/{id}/awards                         **********
        /x/badges/{id}/share.png                      **********
        /organizations/{id}                           ++++++++++
        /organizations/{id}/did.json                  ..........
        /x/awards                                     ++++++++++
        /x/organizations                              ++++++++++
        /x/organizations/{id}                         ++++++++++
        /x/networks                                   ++++++++++
        /x/networks/{id}                              ++++++++++
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
        /x/receive/{token}/certificate.pdf            ..........
        /receive/{token}/badge.png                    ..........
        /receive/{token}/badge.svg                    ..........
        /receive/{token}/credential.json              ..........
        /receive/{token}/credential.jwt               ..........
        /x/claim                                      ++++++++++
        /x/claim/{code}                               ++++++++++
        /x/claim/{code}/sent                          ++++++++++
        /x/join/{token}                               ----------
        /x/move/{token}                               ----------
        /x/me                                         s+++++++++
        /x/me/account                                 s+++++++++
        /x/me/account/data.zip                        s+++++++++
        /x/me/account/passkeys                        s+++++++++
        /x/me/addresses/{token}                       s---------
        /x/me/awards/{id}                             s.h.......
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
        /x/manage/{org}/awards/claims                 s..+.+....
        /x/manage/{org}/awards/claims/new             s..+.+....
        /x/manage/{org}/awards/claims/{id}            s..+.+....
        /x/manage/{org}/awards/claims/{id}/paper      s..+.+....
        /x/manage/{org}/frameworks                    s..+++++..
        /x/manage/{org}/frameworks/new                s..++.....
        /x/manage/{org}/frameworks/template.csv       s..+++++..
        /x/manage/{org}/frameworks/{id}               s..+++++..
        /x/manage/{org}/frameworks/{id}/framework.csv s..+++++..
        /x/manage/{org}/members                       s..+++++..
        /x/manage/{org}/settings                      s..+......
        /x/manage/{org}/keys                          s..+++++..
        /x/manage/{org}/networks                      s..+......
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
        /x/admin/networks                             s........+
        /x/admin/networks/{id}                        s........+
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
        /x/sign-in/{token} *                       ----------
        /x/set-up/{token} *                        ----------
        /x/receive/{token} *                       ----------
        /x/claim *                                 ++++++++++
        /x/claim/{code} *                          ++++++++++
        /x/join/{token} *                          ----------
        /x/move/{token} *                          ----------
        /x/me/addresses/{token} *                  s---------
        /x/me *                                    s+++++++++
        /x/me/account *                            s+++++++++
        /x/me/account/passkeys *                   s+++++++++
        /x/me/awards/{id} *                        s.+.......
        /x/manage/new *                            s........+
        /x/manage/{org}/badges/new *               s..++.....
        /x/manage/{org}/badges/{id} *              s..++.....
        /x/manage/{org}/badges/{id}/picture *      s..++.....
        /x/manage/{org}/badges/{id}/preview *      s..++.....
        /x/manage/{org}/awards/new *               s..+.+....
        /x/manage/{org}/awards/{id} *              s..+.+....
        /x/manage/{org}/awards/lists/new *         s..+.+....
        /x/manage/{org}/awards/lists/{id} *        s..+.+....
        /x/manage/{org}/awards/claims/new *        s..+.+....
        /x/manage/{org}/awards/claims/{id} *       s..+.+....
        /x/manage/{org}/frameworks/new *           s..++.....
        /x/manage/{org}/frameworks/{id} *          s..++.....
        /x/manage/{org}/members *                  s..+......
        /x/manage/{org}/settings *                 s..+......
        /x/manage/{org}/keys *                     s..+......
        /x/manage/{org}/networks *                 s..+......
        /x/manage/{org}/programs *                 s..+......
        /x/manage/{org}/webhooks *                 s..+......
        /x/admin/reactions *                       s........+
        /x/admin/jobs *                            s........+
        /x/admin/mail/{id} *                       s........+
        /x/admin/organizations/{id} *              s........+
        /x/admin/networks *                        s........+
        /x/admin/networks/{id} *                   s........+
        /x/admin/people/{id} *                     s........+
        /x/admin/people/recipients/{id} *          s........+
        """;

    static readonly Dictionary<string, string> Rows = Read(Pages);
    static readonly Dictionary<string, string> Senders = Read(Forms);

    /// <summary>The addresses that a line is for.</summary>
    public static IEnumerable<string> Addresses => Rows.Keys;

    /// <summary>The forms that a line is for, by the address of their page.</summary>
    public static IEnumerable<string> FormAddresses => Senders.Keys.Select(key => key[..key.LastIndexOf(' ')]).Distinct();

    /// <summary>The signs of an address; null when nobody said whom it is for.</summary>
    public static string? Of(string address) => Rows.GetValueOrDefault(address);

    /// <summary>The signs of a form; null when nobody said who may send it.</summary>
    public static string? Form(string address, string button) => Senders.GetValueOrDefault($"{address} {button}") ?? Senders.GetValueOrDefault($"{address} *");

    /// <summary>A table's lines: their signs by what stands before.</summary>
    internal static Dictionary<string, string> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToDictionary(line => line[..line.LastIndexOf(' ')].TrimEnd(), line => line[(line.LastIndexOf(' ') + 1)..], StringComparer.Ordinal);
}
