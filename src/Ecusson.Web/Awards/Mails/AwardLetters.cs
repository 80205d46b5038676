using System.Globalization;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Messages;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards.Mails;

/// <summary>Mails about awards: one waits for an answer, one stands no more, a mistake was reported or answered.</summary>
sealed class AwardLetters(AwardMatter awards, SiteAddress site, IStringLocalizer<AwardLetters> text) : ILetterWriter
{
    public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        MailKinds.AwardOffered, MailKinds.AwardReminder, MailKinds.AwardRevoked, MailKinds.AwardReplaced, MailKinds.AwardMoveAsked, MailKinds.AwardMoveTold, MailKinds.AwardMoved, MailKinds.MistakeReported, MailKinds.MistakeAnswered,
    };

    public async Task<Letter?> Write(OutgoingMail mail, CancellationToken stop) =>
        await awards.Of(mail, stop) is not { } about ? null : mail.Kind switch
        {
            MailKinds.AwardRevoked => Ended(about, "Revoked"),
            MailKinds.AwardReplaced => mail.Facts.ContainsKey(ReplaceAward.Kept) ? Corrected(about) : Ended(about, "Replaced"),
            MailKinds.AwardMoveAsked => Move(about, "MoveAsked", new LetterButton(text["MoveAskedButton"], new Uri(site.Root, MovePages.Path(Here, about.Token)))),
            MailKinds.AwardMoveTold => Move(about, "MoveTold", new LetterButton(text["MoveToldButton"], new Uri(site.Root, HeldAwardPages.Address(about.Award.PublicId)))),
            MailKinds.AwardMoved => Move(about, "Moved", press: null),
            MailKinds.MistakeReported => Reported(about),
            MailKinds.MistakeAnswered => Answered(about),
            _ => Offered(about, mail.Kind == MailKinds.AwardReminder),
        };

    Letter Offered(AwardToMail about, bool isReminder) =>
        Offered(Name(about), about.Issuer, about.Name, about.Correction, isReminder, ReceivePages.Path(Here, about.Token)) with
        {
            Picture = about.Picture is { } png ? new MailPicture("badge", png) : null,
        };

    /// <summary>The first letter about a badge, to be looked at before anything leaves: in a language, with an example of a name, without a picture and with a link that leads nowhere.</summary>
    /// <param name="badge">What the badge says.</param>
    /// <param name="issuer">The organisation that awards it.</param>
    /// <param name="name">The name of whom it is written to; null for none.</param>
    /// <param name="language">The language of the letter.</param>
    public Letter Sample(BadgeContent badge, Organization issuer, string? name, Language language)
    {
        var (shown, said) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        try
        {
            return Offered(badge.Name.In(Here, badge.Language), issuer, name, correction: null, isReminder: false, ReceivePages.Path(Here, "…"));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (shown, said);
        }
    }

    Letter Offered(string badge, Organization organization, string? holder, string? correction, bool isReminder, string path)
    {
        var issuer = organization.Name;
        // The organisation's own words come first, as it wrote them for letters in this language.
        var own = organization.AwardMail.ByLanguage.GetValueOrDefault(Here, "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Letter(
            text[isReminder ? "ReminderSubject" : "Subject", badge],
            holder is { } name ? text["HeadingTo", name, badge] : text["Heading", badge],
            [.. own, .. Said(), text["TextChoice"]],
            new LetterButton(text["Button"], new Uri(site.Root, path)),
            [text["NotYou", issuer], text["Note", issuer, site.Root.Authority]])
        {
            Sender = issuer, Signature = Signature(organization), ReplyTo = organization.Mail,
        };

        IEnumerable<string> Said() => isReminder ? [text["ReminderText", issuer, badge]]
            : correction is null ? [text["Text", issuer, badge]]
            : [text["TextReplaces", issuer, badge], text["Reason", correction]];
    }

    /// <summary>It stands no more, because it was revoked or replaced.</summary>
    Letter Ended(AwardToMail about, string how) => new(
        text[$"{how}Subject", Name(about)], text[$"{how}Heading", Name(about)],
        [text[$"{how}Text", about.Issuer.Name], text["Reason", about.Award.RevocationReason ?? ""]], Press: null,
        [text[about.Issuer.Mail is null ? "NotYouEndedSilent" : "NotYouEnded", about.Issuer.Name], text["Note", about.Issuer.Name, site.Root.Authority]])
    {
        Sender = about.Issuer.Name, Signature = Signature(about.Issuer), ReplyTo = about.Issuer.Mail,
    };

    /// <summary>Another stands in its place already, where its holder keeps the old one: there is nothing to answer.</summary>
    Letter Corrected(AwardToMail about) => Ended(about, "Replaced") with
    {
        Paragraphs = [text[about.IsInAccount ? "CorrectedText" : "CorrectedTextByLetter", about.Issuer.Name], text["Reason", about.Award.RevocationReason ?? ""]],
        Press = new LetterButton(text[about.IsInAccount ? "CorrectedButton" : "AnsweredButton"], Home(about, Language.Here("/me"))),
    };

    /// <summary>It is to be bound to another address, or was: to the reader there, and to the one before.</summary>
    Letter Move(AwardToMail about, string whom, LetterButton? press) => new(
        text[$"{whom}Subject", Name(about)], text[$"{whom}Heading", Name(about)],
        [text[$"{whom}Text", about.Issuer.Name], text["Reason", about.Award.MoveReason ?? ""], text[$"{whom}More", about.Issuer.Name]], press,
        [text["Note", about.Issuer.Name, site.Root.Authority]])
    {
        Sender = about.Issuer.Name, Signature = Signature(about.Issuer), ReplyTo = about.Issuer.Mail,
    };

    Letter? Reported(AwardToMail about) => about.Mistake is not { } mistake ? null : new Letter(
        text["ReportedSubject", Name(about)], text["ReportedHeading"], [text["ReportedText", Name(about)], mistake.Text],
        new LetterButton(text["ReportedButton"], new Uri(site.Root, Desks.Address(about.Issuer.PublicId, $"{DeskAwardsPages.Path}/{about.Award.PublicId}"))), []);

    Letter? Answered(AwardToMail about) => about.Mistake is not { Answer: { } answer } mistake ? null : new Letter(
        text["AnsweredSubject", Name(about)], text["AnsweredHeading", about.Issuer.Name], [text["YouWrote", mistake.Text], text["TheyAnswer", answer]],
        new LetterButton(text["AnsweredButton"], Home(about, HeldAwardPages.Address(about.Award.PublicId))), [])
    {
        Sender = about.Issuer.Name, ReplyTo = about.Issuer.Mail,
    };

    /// <summary>Where the reader finds it: in their account, else by the letter.</summary>
    Uri Home(AwardToMail about, string inAccount) => new(site.Root, about.IsInAccount ? inAccount : ReceivePages.Path(Here, about.Token));

    /// <summary>Who writes, and where it is by post; null when it does not say.</summary>
    string? Signature(Organization issuer)
    {
        var place = string.Join(' ', new[] { issuer.PostalCode, issuer.Place }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return place.Length > 0 ? text["From", issuer.Name, place].Value : null;
    }

    static string Name(AwardToMail about) => about.Badge.Name.In(Here, about.Badge.Language);

    static string Here => Language.Current.Code;
}
