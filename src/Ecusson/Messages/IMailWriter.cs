namespace Ecusson.Messages;

/// <summary>Finds the words of a mail when it leaves, from what it is about. A seam: words are pages' matter.</summary>
public interface IMailWriter
{
    /// <summary>Writes it in its language.</summary>
    Task<MailText> Write(OutgoingMail mail, CancellationToken stop);
}

/// <summary>What became of looking for a mail's words.</summary>
public abstract record MailText
{
    private MailText() { }

    /// <summary>They were found.</summary>
    /// <param name="Subject">The subject, one line.</param>
    /// <param name="Html">The words as a page.</param>
    /// <param name="Text">The same words without markup.</param>
    /// <param name="Sender">In whose name it goes; null for the server's own.</param>
    /// <param name="ReplyTo">Where answers go; null for the sender's address.</param>
    /// <param name="Pictures">What the page shows.</param>
    public sealed record Words(string Subject, string Html, string Text, string? Sender, string? ReplyTo, IReadOnlyList<MailPicture> Pictures) : MailText;

    /// <summary>There is nothing to say any more: the link was used, the invitation taken back.</summary>
    public sealed record Gone : MailText;
}

/// <summary>A picture that travels inside a mail.</summary>
/// <param name="Name">Its name in the page: <c>cid:name</c>.</param>
/// <param name="Png">The picture as PNG.</param>
public sealed record MailPicture(string Name, byte[] Png);
