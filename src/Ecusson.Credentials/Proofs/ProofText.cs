using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>Writes proofs as text. The document's own bytes are never written anew: what was there stays as it was, to the byte.</summary>
internal static class ProofText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>VC DI §2.1: a proof's options, without its value.</summary>
    public static ReadOnlyMemory<byte> Options(string cryptosuite, string verificationMethod, DateTimeOffset created)
    {
        var buffer = new ArrayBufferWriter<byte>(384);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "DataIntegrityProof"u8);
        writer.WriteString("created"u8, DateTimeStamp.Write(created));
        writer.WriteString("verificationMethod"u8, verificationMethod);
        writer.WriteString("cryptosuite"u8, cryptosuite);
        writer.WriteString("proofPurpose"u8, "assertionMethod"u8);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The document with one proof more: in its array <c>proof</c> where there is one, else as its last property.</summary>
    public static ReadOnlyMemory<byte> Append(JsonElement document, ReadOnlySpan<byte> options, string proofValue)
    {
        var text = JsonMarshal.GetRawUtf8Value(document);
        var output = new ArrayBufferWriter<byte>(text.Length + options.Length + proofValue.Length + 40);
        if (document.Member("proof") is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } there)
        {
            var before = JsonMarshal.GetRawUtf8Value(there);
            text.Overlaps(before, out var start);
            var isArray = there.ValueKind == JsonValueKind.Array;
            var kept = isArray ? before[..^1].TrimEnd(" \t\r\n"u8) : before;
            output.Write(text[..start]);
            if (!isArray) output.Write("["u8);
            output.Write(kept);
            if (kept is not [(byte)'[']) output.Write(","u8);
            WriteProof(output, options, proofValue);
            output.Write("]"u8);
            output.Write(text[(start + before.Length)..]);
        }
        else
        {
            var kept = text[..^1].TrimEnd(" \t\r\n"u8);
            output.Write(kept);
            output.Write(",\"proof\":["u8);
            WriteProof(output, options, proofValue);
            output.Write("]"u8);
            output.Write(text[kept.Length..]);
        }

        return output.WrittenMemory;
    }

    private static void WriteProof(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> options, string proofValue)
    {
        output.Write(options[..^1]);
        output.Write(",\"proofValue\":\""u8);
        // Base58 letters: one byte each, and none to escape.
        output.Advance(System.Text.Encoding.ASCII.GetBytes(proofValue, output.GetSpan(proofValue.Length)));
        output.Write("\"}"u8);
    }
}
