using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.People.Mails;

/// <summary>Mails that tell of a change in how an account is entered.</summary>
sealed class AccountLetters(SiteAddress site, IStringLocalizer<AccountLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { MailKinds.PasskeyAdded, MailKinds.AccountsMerged };

    public Task<Letter?> Write(OutgoingMail mail, CancellationToken stop)
    {
        var (word, path) = mail.Kind == MailKinds.PasskeyAdded ? ("Passkey", PasskeyPages.Path) : ("Merged", "/me/account");
        return Task.FromResult<Letter?>(new Letter(
            text[word + "Subject"], text[word + "Heading"], [text[word + "Text", site.Root.Authority]],
            new LetterButton(text[word + "Button"], new Uri(site.Root, $"/{Language.Current.Code}{path}")), [text[word + "NotYou"]]));
    }
}
