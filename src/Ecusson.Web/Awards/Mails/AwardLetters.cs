using Ecusson.Messages;
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
        MailKinds.AwardOffered, MailKinds.AwardReminder, MailKinds.AwardRevoked, MailKinds.MistakeReported, MailKinds.MistakeAnswered,
    };

    public async Task<Letter?> Write(OutgoingMail mail, CancellationToken stop) =>
        await awards.Of(mail, stop) is not { } about ? null : mail.Kind switch
        {
            MailKinds.AwardRevoked => Revoked(about),
            MailKinds.MistakeReported => Reported(about),
            MailKinds.MistakeAnswered => Answered(about),
            _ => Offered(about, mail.Kind == MailKinds.AwardReminder),
        };

    /// <summary>The letter to who is to answer.</summary>
    /// <param name="about">The award.</param>
    /// <param name="isReminder">Whether they were told before.</param>
    public Letter Offered(AwardToMail about, bool isReminder)
    {
        var (badge, issuer) = (Name(about), about.Issuer.Name);
        // The organisation's own words come first, as it wrote them.
        var own = about.Issuer.AwardMail.In(Here, about.Issuer.Language).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Letter(
            text[isReminder ? "ReminderSubject" : "Subject", badge],
            about.Award.HolderName is { } name ? text["HeadingTo", name, badge] : text["Heading", badge],
            [.. own, text[isReminder ? "ReminderText" : about.Award.Replaces is null ? "Text" : "TextReplaces", issuer, badge], text["TextChoice"]],
            new LetterButton(text["Button"], new Uri(site.Root, ReceivePages.Path(Here, about.Token))),
            [text["Note", issuer, site.Root.Authority]])
        {
            Sender = issuer, ReplyTo = about.Issuer.Mail, Picture = about.Picture is { } png ? new MailPicture("badge", png) : null,
        };
    }

    Letter Revoked(AwardToMail about) => new(
        text["RevokedSubject", Name(about)], text["RevokedHeading", Name(about)],
        [text["RevokedText", about.Issuer.Name], text["Reason", about.Award.RevocationReason ?? ""]], Press: null, [text["Note", about.Issuer.Name, site.Root.Authority]])
    {
        Sender = about.Issuer.Name, ReplyTo = about.Issuer.Mail,
    };

    Letter? Reported(AwardToMail about) => about.Mistake is not { } mistake ? null : new Letter(
        text["ReportedSubject", Name(about)], text["ReportedHeading"], [text["ReportedText", Name(about)], mistake.Text],
        new LetterButton(text["ReportedButton"], new Uri(site.Root, Desks.Address(about.Issuer.PublicId, $"{DeskAwardsPages.Path}/{about.Award.PublicId}"))), []);

    Letter? Answered(AwardToMail about) => about.Mistake is not { Answer: { } answer } mistake ? null : new Letter(
        text["AnsweredSubject", Name(about)], text["AnsweredHeading", about.Issuer.Name], [text["YouWrote", mistake.Text], text["TheyAnswer", answer]],
        new LetterButton(text["AnsweredButton"], new Uri(site.Root, HeldAwardPages.Address(about.Award.PublicId))), [])
    {
        Sender = about.Issuer.Name, ReplyTo = about.Issuer.Mail,
    };

    static string Name(AwardToMail about) => about.Badge.Name.In(Here, about.Badge.Language);

    static string Here => Language.Current.Code;
}
