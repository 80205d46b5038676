using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.People.Mails;

/// <summary>Mails with a link: to sign in, to show that an address is read.</summary>
sealed class LinkLetters(LinkMatter links, SiteAddress site, IStringLocalizer<LinkLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { MailKinds.SignIn, MailKinds.VerifyAddress };

    public async Task<Letter?> Write(OutgoingMail mail, CancellationToken stop)
    {
        if (await links.Of(mail, stop) is not { } link) return null;
        var (word, path) = mail.Kind == MailKinds.SignIn ? ("SignIn", "/sign-in/") : ("Verify", "/me/addresses/");
        var address = new Uri(site.Root, Language.Here($"{path}{link.Token}"));
        return new Letter(
            text[word + "Subject"], text[word + "Heading"], [text[word + "Text", site.Root.Authority]], new LetterButton(text[word + "Button"], address),
            [text["Life", (int)link.Life.TotalMinutes], text[word + "NotYou"]]);
    }
}
