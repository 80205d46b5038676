using System.Diagnostics;
using System.Text;
using Ecusson.Awards;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Verify;

/// <summary>From what a person handed in to the answer: a file, the badge's text, or a link that is fetched through the guard.</summary>
sealed class JudgeBadge(Verifier verifier, OwnDocuments fetch, TimeProvider clock, KnownIssuers issuers, ReplacedAwards replaced, SiteAddress site, IStringLocalizer<VerifyPage> text)
{
    const string Accept = "application/vc+jwt, application/vc, application/ld+json, application/json, image/png, image/svg+xml;q=0.9, */*;q=0.5";

    /// <summary>Answers. Never throws for what was handed in.</summary>
    public async Task<VerifyAnswer> For(VerifyForm form, CancellationToken stop)
    {
        if (form.Recipient.Length > 0 && !form.Recipient.Contains('@', StringComparison.Ordinal))
            return Refuse(VerifyForm.RecipientField, "WrongRecipient");
        if (form.File is { } file) return await OfFile(file, form, stop);
        if (form.Text.Length == 0) return Refuse(VerifyForm.FileField, "Nothing");
        return Link(form.Text) is { } link
            ? fetch.PageAt(link) is { } page ? Refuse(VerifyForm.TextField, page) : await OfLink(link, form, stop)
            : await Judge(Encoding.UTF8.GetBytes(form.Text), null, VerifyForm.TextField, form.Recipient, stop);
    }

    /// <summary>The same for a badge that a program sent.</summary>
    /// <param name="badge">Its bytes.</param>
    /// <param name="recipient">The address that it should be made out to; empty when that is not asked.</param>
    /// <param name="stop">Stops it.</param>
    public Task<VerifyAnswer> Sent(ReadOnlyMemory<byte> badge, string recipient, CancellationToken stop) => Judge(badge, null, VerifyForm.FileField, recipient, stop);

    /// <summary>The answer to a request that is larger than is read.</summary>
    public VerifyAnswer TooLarge() => Refuse(VerifyForm.FileField, "TooLarge", StatusCodes.Status413PayloadTooLarge);

    async Task<VerifyAnswer> OfFile(IFormFile file, VerifyForm form, CancellationToken stop)
    {
        if (file.Length > VerifyForm.LargestBadge) return TooLarge();
        if (file.Length == 0) return Refuse(VerifyForm.FileField, "EmptyFile");
        var bytes = new byte[file.Length];
        await using (var content = file.OpenReadStream()) await content.ReadExactlyAsync(bytes, stop);
        // A certificate on paper is what people have at hand: what to do with it is better to know than that it is no badge.
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return Refuse(VerifyForm.FileField, "Paper");
        return await Judge(bytes, file.FileName, VerifyForm.FileField, form.Recipient, stop);
    }

    async Task<VerifyAnswer> OfLink(Uri link, VerifyForm form, CancellationToken stop) => await fetch.Get(link, Accept, stop) switch
    {
        Fetched.Document document => await Judge(document.Content, link.AbsoluteUri, VerifyForm.TextField, form.Recipient, stop),
        Fetched.Missing missing => Unfetched(missing.Permanently ? "gone" : "missing"),
        Fetched.Refused refused => Unfetched(refused.Reason),
        Fetched.Unreachable unreachable => Unfetched(unreachable.Reason),
        _ => throw new UnreachableException(),
    };

    async Task<VerifyAnswer> Judge(ReadOnlyMemory<byte> badge, string? source, string field, string recipient, CancellationToken stop)
    {
        var request = new VerificationRequest(clock.GetUtcNow()) { Recipient = recipient.Length > 0 ? recipient : null };
        switch (await verifier.Verify(badge, request, stop))
        {
            case VerificationReading.Judged judged:
                var known = await Known(judged.Report, stop);
                var picture = HeldPicture.Of(badge, judged.Report.Subject.Image) ?? (known is null ? null : OwnPicture(judged.Report.Subject.Image));
                return new VerifyAnswer.Judged(judged.Report, judged.Document, source, picture, recipient)
                {
                    Known = known,
                    Replaced = judged.Report.Verdict == Verdict.Revoked && known is { } here ? await replaced.Of(judged.Report.Subject.Id, here.Id, stop) : null,
                };
            case VerificationReading.Unreadable unreadable:
                var (title, details) = Sentences.Of(unreadable, Language.Current.Code);
                return new VerifyAnswer.Refused(StatusCodes.Status422UnprocessableEntity, field, title, details) { Code = unreadable.Code };
            default:
                throw new UnreachableException();
        }
    }

    // Anybody can write an organisation's id into a badge: it counts once the verification ties the badge to it.
    async Task<IssuerHere?> Known(VerificationReport report, CancellationToken stop) =>
        report is { Issuer: not KnownIssuer.Unconfirmed, Verdict: not Verdict.NotAuthentic, Subject.IssuerId: { } issuer } ? await issuers.Of(issuer, stop) : null;

    // A file of this server's is shown where it is: that tells no stranger who looks, and it stays the same for ever.
    string? OwnPicture(string? image) =>
        Uri.TryCreate(image, UriKind.Absolute, out var address) && site.Root.IsBaseOf(address) && address.Segments is ["/", "files/", var file] ? $"/files/{file}" : null;

    static Uri? Link(string text) =>
        text.Contains("://", StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && text[0] is not '{' and not '[' && Uri.TryCreate(text, UriKind.Absolute, out var link)
            ? link
            : null;

    VerifyAnswer.Refused Unfetched(string reason) =>
        new(StatusCodes.Status422UnprocessableEntity, VerifyForm.TextField, text["Unfetched_Title"], text["Unfetched_Text", Sentences.OfReason(reason, Language.Current.Code)]);

    VerifyAnswer.Refused Refuse(string field, string sentence, int status = StatusCodes.Status422UnprocessableEntity) =>
        new(status, field, text[$"{sentence}_Title"], text[$"{sentence}_Text"]);
}
