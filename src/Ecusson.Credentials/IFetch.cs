namespace Ecusson.Credentials;

/// <summary>
/// The one way by which this library asks for a document that it does not hold: status lists, DID documents, keys,
/// hosted badges, refreshed credentials. The library itself opens no connection; the caller decides what may be asked of whom.
/// </summary>
/// <remarks>
/// An implementation never throws for what the network does: every failure is one of the cases of <see cref="Fetched"/>.
/// Only <see cref="OperationCanceledException"/> for <c>stop</c> is let through.
/// </remarks>
public interface IFetch
{
    /// <summary>Asks for the document at an absolute address.</summary>
    /// <param name="address">Absolute address; an implementation may refuse any scheme but https.</param>
    /// <param name="accept">Value of the <c>Accept</c> header, e.g. <c>application/json</c>.</param>
    /// <param name="stop">Stops the wait.</param>
    ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop);
}

/// <summary>What came of asking for a remote document.</summary>
public abstract record Fetched
{
    private Fetched() { }

    /// <summary>The server answered with a document (status 200).</summary>
    /// <param name="Content">The body, byte for byte.</param>
    /// <param name="MediaType">Media type without parameters, lower-case; null when none was said.</param>
    /// <param name="At">The address that answered, after redirects.</param>
    public sealed record Document(ReadOnlyMemory<byte> Content, string? MediaType, Uri At) : Fetched;

    /// <summary>The server says that there is no such document (404), or no longer (410).</summary>
    /// <param name="Content">The body of a 410, which Open Badges 2.0 uses to say why a badge was revoked; empty otherwise.</param>
    /// <param name="Permanently">True for 410.</param>
    public sealed record Missing(ReadOnlyMemory<byte> Content, bool Permanently) : Fetched;

    /// <summary>The address was not asked: its scheme, its network or its size is not allowed.</summary>
    /// <param name="Reason">A short stable word: <c>scheme</c>, <c>private-network</c>, <c>too-large</c>, <c>too-many-redirects</c>, <c>offline</c>.</param>
    public sealed record Refused(string Reason) : Fetched;

    /// <summary>The server could not be reached, took too long, or answered with another status. Says nothing about the document.</summary>
    /// <param name="Reason">A short stable word: <c>dns</c>, <c>connect</c>, <c>tls</c>, <c>timeout</c>, <c>status-503</c>…</param>
    public sealed record Unreachable(string Reason) : Fetched;
}
