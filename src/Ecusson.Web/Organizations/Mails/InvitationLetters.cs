using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Organizations.Mails;

/// <summary>The mail with an invitation to take part in an organisation.</summary>
sealed class InvitationLetters(InvitationMatter invitations, SiteAddress site, IStringLocalizer<InvitationLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { MailKinds.Invitation };

    public async Task<Letter?> Write(OutgoingMail mail, CancellationToken stop)
    {
        if (await invitations.Of(mail, stop) is not { } invitation) return null;
        var address = new Uri(site.Root, InvitationPages.Address(Language.Current.Code, invitation.Token));
        var (organization, inviter) = (invitation.Organization, invitation.Inviter);
        return new Letter(
            text["Subject", organization], text["Heading", organization], [inviter.Length > 0 ? text["TextBy", inviter, organization] : text["Text", organization]],
            new LetterButton(text["Button"], address),
            [text["Until", SpokenDate.Day(invitation.ExpiresAt)], text["NotYou", site.Root.Authority]])
        {
            Sender = organization, ReplyTo = invitation.ReplyTo,
        };
    }
}
