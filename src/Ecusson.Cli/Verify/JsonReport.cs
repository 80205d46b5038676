using System.Text.Encodings.Web;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>
/// The report for programs: an object for one credential, an array of them for several inputs or lines. The names are stable and stand in the guide;
/// a later version may add properties and never changes what these mean.
/// </summary>
sealed class JsonReport(Terminal terminal, bool hasManyInputs) : Report
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Utf8JsonWriter json = new(terminal.Output, Indented);
    bool isBegun;
    bool isArray;

    public override void Write(Judgement judgement)
    {
        Begin(hasManyInputs || judgement.Line is not null);
        json.WriteStartObject();
        json.WriteString("input", judgement.Input);
        if (judgement.Line is { } line) json.WriteNumber("line", line);
        json.WriteString("verdict", Lower(judgement.Answer));
        if (judgement.Report is { } report)
        {
            json.WriteString("code", Sentences.CodeOf(report.Verdict));
            json.WriteString("title", Sentences.Title(report.Verdict, terminal.LanguageCode));
            json.WriteString("sentence", Sentences.Of(report.Verdict, terminal.LanguageCode));
            json.WriteString("issuedBy", Sentences.Of(report.Issuer, terminal.LanguageCode));
            json.WriteString("at", report.At.ToUniversalTime());
            WriteBadge(report.Subject);
            WriteChecks(report);
        }

        if (judgement.Unread is { } unread) WriteUnread(unread);
        json.WriteEndObject();
        json.Flush();
    }

    public override void Refuse(string option, string path, UnreadInput unread)
    {
        Begin(asArray: true);
        json.WriteStartObject();
        json.WriteString("input", path);
        json.WriteString("option", option);
        json.WriteString("verdict", Lower(Answer.Unreadable));
        WriteUnread(unread);
        json.WriteEndObject();
        json.Flush();
    }

    public override void Dispose()
    {
        Begin(asArray: true);
        if (isArray) json.WriteEndArray();
        json.Dispose();
        terminal.Output.Write("\n"u8);
    }

    void Begin(bool asArray)
    {
        if (isBegun) return;
        (isBegun, isArray) = (true, asArray);
        if (isArray) json.WriteStartArray();
    }

    void WriteUnread(UnreadInput unread)
    {
        json.WriteString("code", unread.Code);
        json.WriteString("title", unread.Title);
        json.WriteString("sentence", unread.Sentence);
    }

    void WriteBadge(BadgeSummary badge)
    {
        json.WriteStartObject("badge");
        WriteText("standard", badge.Standard);
        WriteText("id", badge.Id);
        WriteText("name", badge.BadgeName);
        WriteText("description", badge.Description);
        WriteText("criteria", badge.Criteria);
        WriteText("issuerId", badge.IssuerId);
        WriteText("issuerName", badge.IssuerName);
        WriteText("holderName", badge.HolderName);
        if (badge.GivenAt is { } given) json.WriteString("givenAt", given);
        if (badge.ValidUntil is { } until) json.WriteString("validUntil", until);
        json.WriteEndObject();
    }

    void WriteChecks(VerificationReport report)
    {
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", Lower(check.Name));
            json.WriteString("outcome", Lower(check.Outcome));
            json.WriteString("code", check.Code);
            json.WriteString("title", Sentences.Title(check, terminal.LanguageCode));
            json.WriteString("sentence", Sentences.Of(check, terminal.LanguageCode));
            WriteText("source", check.Source);
            json.WriteStartObject("arguments");
            foreach (var (name, value) in check.Arguments) json.WriteString(name, value);
            json.WriteEndObject();
            if (check.Inner is { } inner) WriteChecks(inner);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void WriteText(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    static string Lower<T>(T word) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
