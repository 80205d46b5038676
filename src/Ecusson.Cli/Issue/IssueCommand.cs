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
        var recipients = Required("--recipients", Text.IssueRecipients, "list.csv");
        var key = Required("--key", Text.IssueKey, "key.json");
        var output = Required("--out", Text.IssueOut, "DIR|FILE.ndjson");
        var format = new Option<string>("--format") { Description = terminal.Text(Text.IssueFormat), HelpName = "json|jwt", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "jwt");
        var picture = new Option<string>("--picture") { Description = terminal.Text(Text.IssuePicture), HelpName = "badge.png|svg" };
        var validFrom = new Option<string>("--valid-from") { Description = terminal.Text(Text.IssueValidFrom), HelpName = "DATE" };
        var withNames = new Option<bool>("--with-names") { Description = terminal.Text(Text.IssueWithNames) };
        var skipBadRows = new Option<bool>("--skip-bad-rows") { Description = terminal.Text(Text.IssueSkipBadRows) };
        var did = new Option<string[]>("--did") { Description = terminal.Text(Text.DidOption), HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var command = new Command("issue", terminal.Text(Text.IssueCommand))
        {
            issuer, badge, recipients, key, output, format, picture, validFrom, withNames, skipBadRows, did,
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
            ValidFrom = parsed.GetValue(validFrom),
            WithNames = parsed.GetValue(withNames),
            SkipBadRows = parsed.GetValue(skipBadRows),
            Dids = parsed.GetValue(did) ?? [],
        }).Run(stop));
        return command;

        Option<string> Required(string name, Text text, string help) => new(name) { Description = terminal.Text(text), HelpName = help, Required = true };
    }
}
