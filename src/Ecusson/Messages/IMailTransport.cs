namespace Ecusson.Messages;

/// <summary>The way to the server that carries mail on. A seam: it is another machine.</summary>
public interface IMailTransport
{
    /// <summary>Opens the way for some mails. An exception: the server cannot be reached, or lets us not in.</summary>
    Task<IMailSession> Open(CancellationToken stop);
}

/// <summary>An open way to the server that carries mail on.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>Whether more can be handed over; false once the line was lost.</summary>
    bool IsOpen { get; }

    /// <summary>Hands one mail over. It does not throw for what a server can answer or a line can do.</summary>
    Task<HandingOver> Hand(OutgoingMail mail, MailText.Words words);
}

/// <summary>How handing over a mail ended.</summary>
/// <param name="Answer">What the server said, or what happened instead.</param>
public abstract record HandingOver(string Answer)
{
    /// <summary>The server took it.</summary>
    public sealed record Taken(string Answer) : HandingOver(Answer);

    /// <summary>The server will never take it.</summary>
    public sealed record Refused(string Answer) : HandingOver(Answer);

    /// <summary>The server will never take it, as nobody has such an address (any more).</summary>
    public sealed record NobodyThere(string Answer) : HandingOver(Answer);

    /// <summary>The server certainly did not take it, and may later.</summary>
    public sealed record Later(string Answer) : HandingOver(Answer);

    /// <summary>The line was lost while the mail was on its way: whether the server took it cannot be known.</summary>
    public sealed record Uncertain(string Answer) : HandingOver(Answer);
}
