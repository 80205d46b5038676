using System.Diagnostics;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.People.Mails;

/// <summary>Mails that tell of a change in how an account is entered.</summary>
sealed class AccountLetters(SiteAddress site, IStringLocalizer<AccountLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        MailKinds.PasskeyAdded, MailKinds.PasskeyRemoved, MailKinds.PasswordChanged, MailKinds.AddressAdded, MailKinds.AddressLetsIn,
        MailKinds.AddressReceives, MailKinds.MainChanged, MailKinds.AddressRemoved, MailKinds.AccountsMerged,
    };

    public Task<Letter?> Write(OutgoingMail mail, CancellationToken stop)
    {
        var (word, path) = mail.Kind switch
        {
            MailKinds.PasskeyAdded => ("Passkey", PasskeyPages.Path),
            MailKinds.PasskeyRemoved => ("PasskeyGone", PasskeyPages.Path),
            MailKinds.PasswordChanged => ("Password", "/me/account"),
            MailKinds.AddressAdded => ("Address", "/me/account"),
            MailKinds.AddressLetsIn => ("AddressLetsIn", "/me/account"),
            MailKinds.AddressReceives => ("AddressReceives", "/me/account"),
            MailKinds.MainChanged => ("Main", "/me/account"),
            MailKinds.AddressRemoved => ("AddressGone", "/me/account"),
            MailKinds.AccountsMerged => ("Merged", "/me/account"),
            _ => throw new UnreachableException(),
        };
        return Task.FromResult<Letter?>(new Letter(
            text[word + "Subject"], text[word + "Heading"], [text[word + "Text", site.Root.Authority]],
            new LetterButton(text[word + "Button"], new Uri(site.Root, Language.Here(path))), [text[word + "NotYou"]]));
    }
}
