using System.Globalization;
using Ecusson.Messages;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Ecusson.Web.Messages;

/// <summary>Has a letter written in the mail's language, and lays it out as a page and as plain text.</summary>
sealed class MailWriter(IEnumerable<ILetterWriter> writers, IServiceProvider services, TimeProvider clock, ILoggerFactory logs) : IMailWriter
{
    public async Task<MailText> Write(OutgoingMail mail, CancellationToken stop)
    {
        // Holds for this call alone, and for what it calls.
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo((Language.All.FirstOrDefault(known => known.Code == mail.Language) ?? Language.All[0]).Code);
        SpokenDate.SpeakIn(clock.LocalTimeZone);
        if (await writers.Single(writer => writer.Kinds.Contains(mail.Kind)).Write(mail, stop) is not { } letter) return new MailText.Gone();
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LetterPage.Letter)] = letter });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LetterPage>(parameters)).ToHtmlString());
        return new MailText.Words(letter.Subject, html, LetterText.Of(letter), letter.Sender, letter.ReplyTo, letter.Picture is { } picture ? [picture] : []);
    }
}
