using System.Text.Encodings.Web;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Verify;

/// <summary>
/// The report for programs: an object for one input, an array of them for several. The names are stable and stand in the guide;
/// a later version may add properties and never changes what these mean.
/// </summary>
sealed class JsonReport : IDisposable
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Terminal terminal;
    readonly Utf8JsonWriter json;
    readonly bool isArray;

    public JsonReport(Terminal terminal, bool isArray)
    {
        (this.terminal, this.isArray) = (terminal, isArray);
        json = new Utf8JsonWriter(terminal.Output, Indented);
        if (isArray) json.WriteStartArray();
    }

    public void Write(string input, VerificationReport? report, UnreadInput? unread, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("input", input);
        json.WriteString("verdict", Lower(verdict));
        if (report is not null)
        {
            json.WriteString("at", report.At.ToUniversalTime());
            WriteBadge(report.Subject);
            WriteChecks(report);
        }

        if (unread is not null)
        {
            json.WriteString("code", unread.Code);
            json.WriteString("title", unread.Title);
            json.WriteString("sentence", unread.Sentence);
        }

        json.WriteEndObject();
        json.Flush();
    }

    public void Dispose()
    {
        if (isArray) json.WriteEndArray();
        json.Dispose();
        terminal.Output.Write("\n"u8);
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
