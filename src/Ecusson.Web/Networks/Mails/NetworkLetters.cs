using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Networks.Mails;

/// <summary>The mails about an organisation's place in a network.</summary>
sealed class NetworkLetters(NetworkMatter networks, SiteAddress site, IStringLocalizer<NetworkLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { MailKinds.NetworkInvited, MailKinds.NetworkRenamed };

    public async Task<Letter?> Write(OutgoingMail mail, CancellationToken stop)
    {
        if (await networks.Of(mail, stop) is not { } about) return null;
        var word = mail.Kind == MailKinds.NetworkInvited ? "Invited" : "Renamed";
        var desk = new Uri(site.Root, Language.Here($"/manage/{about.Organization}{DeskNetworksPages.Path}"));
        return new Letter(
            text[$"{word}Subject", about.Network], text[$"{word}Heading", about.Network], [text[$"{word}Text", about.Network, about.OrganizationName]],
            new LetterButton(text[$"{word}Button"], desk), [text["Why", about.OrganizationName, site.Root.Authority]]);
    }
}
