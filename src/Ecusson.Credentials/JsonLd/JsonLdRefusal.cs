namespace Ecusson.Credentials.JsonLd;

/// <summary>
/// Ends the reading of a document from any depth; caught in one place, where it becomes a <see cref="JsonLdProblem"/>.
/// An exception, because each of the recursive algorithms would otherwise pass one refusal up through every step.
/// </summary>
sealed class JsonLdRefusal(string code, string detail = "", int token = -1) : Exception($"{code}: {detail}")
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;

    /// <summary>Where it stands on the tape; −1 when it is not in the document (but in a context).</summary>
    public int Token { get; } = token;
}
