using Ecusson.Messages;

namespace Ecusson.Web.Messages;

/// <summary>The words of a mail before they are laid out: the page and the plain text say the same.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Heading">The first line.</param>
/// <param name="Paragraphs">What is to be said, shortly.</param>
/// <param name="Press">What to press; null when nothing is to be done.</param>
/// <param name="Notes">What is good to know, small.</param>
public sealed record Letter(string Subject, string Heading, IReadOnlyList<string> Paragraphs, LetterButton? Press, IReadOnlyList<string> Notes)
{
    /// <summary>In whose name it goes; null for the server's own.</summary>
    public string? Sender { get; init; }

    /// <summary>Who writes and where they are by post, as its last line; null for the sender's name alone.</summary>
    public string? Signature { get; init; }

    /// <summary>A picture above the words; null for none.</summary>
    public MailPicture? Picture { get; init; }

    /// <summary>Where answers go; null for the sender's address.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>What to press in a mail.</summary>
/// <param name="Label">What it does.</param>
/// <param name="Address">Where it leads, absolute.</param>
public sealed record LetterButton(string Label, Uri Address);

/// <summary>Writes mails of some kinds, in the current language. A room of pages has its own.</summary>
interface ILetterWriter
{
    /// <summary>The kinds that it writes (<see cref="MailKinds"/>).</summary>
    IReadOnlySet<string> Kinds { get; }

    /// <summary>The letter; null when there is nothing to say any more.</summary>
    Task<Letter?> Write(OutgoingMail mail, CancellationToken stop);
}
