using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>
/// Writes Open Badges 3.0 in the plain JSON form that the official schema asks for: arrays wherever there may be several values,
/// objects for complex ones, neither null nor an empty array, the contexts of the standard first and <c>extensions.json</c> exactly
/// where a type of it appears.
/// </summary>
public static class OpenBadgeWriter
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a badge or an endorsement, ready to be signed, unless it would break the standard or trouble a known verifier.</summary>
    public static WriteOutcome Write(CredentialPart credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Judged(credential, OpenBadgeRules.Check);
    }

    /// <summary>Writes a part and reads it back to judge it: what its rules find wrong is not handed out.</summary>
    internal static WriteOutcome Judged(OpenBadgePart part, Func<JsonElement, IReadOnlyList<DocumentProblem>> judge)
    {
        var json = Unchecked(part);

        // What is kept as it stands may be deeper than the default allows; the judge stops by itself.
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        var problems = judge(document.RootElement);
        return problems.Count == 0 ? new WriteOutcome.Written(json) : new WriteOutcome.Refused(problems);
    }

    /// <summary>Writes any part alone, for example a profile or an achievement, without asking whether it is complete.</summary>
    public static ReadOnlyMemory<byte> Unchecked(OpenBadgePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var output = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(output, Compact);
        new PartWriter(json).Part(part);
        json.Flush();
        return output.WrittenMemory;
    }
}

/// <summary>What came of writing a credential.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome() { }

    /// <summary>The credential as UTF-8 JSON.</summary>
    public sealed record Written(ReadOnlyMemory<byte> Json) : WriteOutcome;

    /// <summary>It would not keep to the standard, or a known verifier would refuse it.</summary>
    public sealed record Refused(IReadOnlyList<DocumentProblem> Problems) : WriteOutcome;
}
