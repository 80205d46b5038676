using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ecusson.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Ecusson.Web.Telemetry;

/// <summary>
/// One JSON object a line. Of an exception it says the kinds and where it was thrown, never its own words, which may hold an address or a name; scopes, which
/// hold the addresses of requests, are left out.
/// </summary>
sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "ecusson-json";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Name is { } name) json.WriteString("event", name);
            // Exceptions are said below: the usual formatter would add their words to the message.
            json.WriteString("message", logEntry.Formatter(logEntry.State, null));
            if (Activity.Current is { } activity) json.WriteString("trace", activity.TraceId.ToHexString());
            if (logEntry.Exception is { } failure)
            {
                json.WriteString("failure", FailureWord.Of(failure));
                json.WriteString("stack", failure.StackTrace);
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
