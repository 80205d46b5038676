using System.CommandLine;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Issue;

/// <summary><c>ecusson issue</c>.</summary>
static class IssueCommand
{
    public static Command Of(Terminal terminal)
    {
        var issuer = Required("--issuer", Text.IssueIssuer, "profile.json");
        var badge = Required("--badge", Text.IssueBadge, "achievement.json");
        var recipients = Required("--recipients", Text.IssueRecipients, "people.csv");
        var key = Required("--key", Text.IssueKey, "key.json");
        var output = Required("--out", Text.IssueOut, terminal.Text(Text.HoleFolderOrFile));
        var format = new ChoiceOption("--format", terminal.Text(Text.IssueFormat), "json", "jwt").WithDefault();
        var picture = new Option<string>("--picture") { Description = terminal.Text(Text.IssuePicture), HelpName = "badge.png|svg" };
        var statusList = new Option<string>("--status-list") { Description = terminal.Text(Text.IssueStatusList), HelpName = "revoked.json" };
        var validFrom = new Option<string>("--valid-from") { Description = terminal.Text(Text.IssueValidFrom), HelpName = "DATE" };
        var withNames = new Option<bool>("--with-names") { Description = terminal.Text(Text.IssueWithNames) };
        var skipBadRows = new Option<bool>("--skip-bad-rows") { Description = terminal.Text(Text.IssueSkipBadRows) };
        var did = new Option<string[]>("--did") { Description = terminal.Text(Text.DidOption), HelpName = terminal.Text(Text.HoleFile) };
        var command = new Command("issue", terminal.Text(Text.IssueCommand))
        {
            issuer, badge, recipients, key, output, format, picture, statusList, validFrom, withNames, skipBadRows, did,
        };
        command.SetAction((parsed, stop) => new IssueRun(terminal, new IssueRequest
        {
            Issuer = parsed.GetRequiredValue(issuer),
            Badge = parsed.GetRequiredValue(badge),
            Recipients = parsed.GetRequiredValue(recipients),
            Key = parsed.GetRequiredValue(key),
            Out = parsed.GetRequiredValue(output),
            AsJwt = parsed.GetRequiredValue(format) == "jwt",
            Picture = parsed.GetValue(picture),
            StatusList = parsed.GetValue(statusList),
            ValidFrom = parsed.GetValue(validFrom),
            WithNames = parsed.GetValue(withNames),
            SkipBadRows = parsed.GetValue(skipBadRows),
            Dids = parsed.GetValue(did) ?? [],
        }).Run(stop));
        return command;

        Option<string> Required(string name, Text text, string help) => new(name) { Description = terminal.Text(text), HelpName = help, Required = true };
    }
}
