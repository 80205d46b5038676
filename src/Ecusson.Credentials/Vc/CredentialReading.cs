namespace Ecusson.Credentials.Vc;

/// <summary>What came of reading a document as a credential.</summary>
public abstract record CredentialReading
{
    private CredentialReading() { }

    /// <summary>It is meant to be a credential. Whether it keeps to the data model is in its problems.</summary>
    /// <param name="Credential">The view of it.</param>
    /// <param name="Problems">What is wrong with it, in the order of the document's rules; empty when nothing is.</param>
    public sealed record Read(Credential Credential, IReadOnlyList<DocumentProblem> Problems) : CredentialReading
    {
        /// <summary>True when no problem breaks the data model.</summary>
        public bool Keeps => !Problems.Any(problem => problem.Breaks);
    }

    /// <summary>It is no credential: not an object, or neither its types nor its contexts say so.</summary>
    /// <param name="Detail">The JSON type, or the types that it names.</param>
    public sealed record NotACredential(string Detail) : CredentialReading;
}
