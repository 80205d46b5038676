using System.Text;
using Ecusson.Messages;
using Ecusson.People;
using MimeKit;
using MimeKit.Text;

namespace Ecusson.Web.Messages;

/// <summary>A mail as it travels: the same words as text and as a page, the page's pictures beside it.</summary>
static class MailMessage
{
    public static MimeMessage Of(OutgoingMail mail, MailText.Words words, MailboxAddress from, DateTimeOffset now)
    {
        var message = new MimeMessage { Date = now, Subject = OneLine(words.Subject), MessageId = $"{mail.Id.Value:N}@{from.Domain}" };
        message.From.Add(new MailboxAddress(words.Sender is { } sender ? OneLine(sender) : from.Name, from.Address));
        // No name beside it: an address alone can hold nothing that its reader did not choose.
        message.To.Add(new MailboxAddress(null, mail.Address!));
        if (words.ReplyTo is { } answers && MailAddresses.IsAddress(answers)) message.ReplyTo.Add(new MailboxAddress(null, answers.Trim()));
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        // RFC 3834 §5: no out-of-office answers to a program.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = words.Text }, Page(words) };
        return message;
    }

    static MimeEntity Page(MailText.Words words)
    {
        var page = new TextPart(TextFormat.Html) { Text = words.Html };
        if (words.Pictures.Count == 0) return page;
        var related = new MultipartRelated { Root = page };
        foreach (var picture in words.Pictures)
            related.Add(new MimePart("image", "png")
            {
                ContentId = picture.Name, FileName = picture.Name + ".png", Content = new MimeContent(new MemoryStream(picture.Png)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Inline), ContentTransferEncoding = ContentEncoding.Base64,
            });
        return related;
    }

    /// <summary>A name or a subject can break no line and bring no header of its own.</summary>
    static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var sign in text) line.Append(char.IsControl(sign) || sign is '\u2028' or '\u2029' ? ' ' : sign);
        return line.ToString().Trim();
    }
}
