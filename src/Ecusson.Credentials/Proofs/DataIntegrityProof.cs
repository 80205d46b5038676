using System.Text.Json;

namespace Ecusson.Credentials.Proofs;

/// <summary>The options of one data integrity proof (VC Data Integrity 1.0 §2.1), read but not verified.</summary>
/// <param name="Json">The proof as it stands in the document.</param>
/// <param name="Type"><c>DataIntegrityProof</c>, or the older <c>Ed25519Signature2020</c>; others are kept by their name.</param>
/// <param name="Cryptosuite">The suite's name; null where the type alone says it.</param>
/// <param name="VerificationMethod">Address of the key.</param>
/// <param name="Created">When it was made, as it says itself; null when it does not.</param>
/// <param name="Expires">From when on it no longer counts; null for never.</param>
public sealed record DataIntegrityProof(
    JsonElement Json,
    string Type,
    string? Cryptosuite,
    string VerificationMethod,
    DateTimeOffset? Created,
    DateTimeOffset? Expires)
{
    /// <summary>The proofs of a document, in order: <c>proof</c> may be one or many. What is no object is kept too, and will not read.</summary>
    public static IReadOnlyList<JsonElement> Of(JsonElement document) => [.. document.Many("proof")];

    /// <summary>Reads a proof's options and holds them to what every suite asks for.</summary>
    public static DataIntegrityProofReading Read(JsonElement proof)
    {
        if (proof.ValueKind != JsonValueKind.Object) return Broken("malformed", "proof");
        // VC DI "Verify Proof": type, verificationMethod and proofPurpose are required
        if (proof.Many("type").Take(2).ToArray() is not [var typeValue] || typeValue.Text() is not { } type) return Broken("malformed", "type");
        // VC DI §2.1.2: an order of proofs is not judged here
        if (proof.Member("previousProof") is not null) return new DataIntegrityProofReading.Unsupported("previous-proof", "previousProof");
        var suite = proof.Text("cryptosuite");
        if (type == "DataIntegrityProof" && suite is null) return Broken("malformed", "cryptosuite");
        // A method may be embedded; its address is what counts
        var method = proof.Member("verificationMethod");
        if ((method?.Text() ?? method?.Text("id")) is not { Length: > 0 } address) return Broken("malformed", "verificationMethod");
        // VC DI "Verify Proof": a proof for another purpose is not a proof of this (Open Badges 3.0: assertionMethod)
        if (proof.Text("proofPurpose") is not { } purpose) return Broken("malformed", "proofPurpose");
        if (purpose != "assertionMethod") return Broken("proof-purpose", purpose);
        // VC DI §2.1: created and expires are dateTimeStamps
        var (created, expires) = (DateTimeStamp.Read(proof.Text("created")), DateTimeStamp.Read(proof.Text("expires")));
        if (created is null && proof.Member("created") is not null) return Broken("created", "created");
        if (expires is null && proof.Member("expires") is not null) return Broken("created", "expires");
        return new DataIntegrityProofReading.Read(new DataIntegrityProof(proof, type, suite, address, created, expires));
    }

    private static DataIntegrityProofReading.Malformed Broken(string code, string detail) => new(code, detail);
}

/// <summary>What came of reading a proof's options.</summary>
public abstract record DataIntegrityProofReading
{
    private DataIntegrityProofReading() { }

    /// <summary>They are complete.</summary>
    public sealed record Read(DataIntegrityProof Proof) : DataIntegrityProofReading;

    /// <summary>It asks for something that is not judged here.</summary>
    /// <param name="Code">A stable word: <c>previous-proof</c>.</param>
    /// <param name="Detail">What it asks for.</param>
    public sealed record Unsupported(string Code, string Detail) : DataIntegrityProofReading;

    /// <summary>It is no proof of an assertion.</summary>
    /// <param name="Code">A stable word: <c>malformed</c>, <c>proof-purpose</c>, <c>created</c>.</param>
    /// <param name="Detail">The option concerned, or its value.</param>
    public sealed record Malformed(string Code, string Detail) : DataIntegrityProofReading;
}
