using System.Security.Cryptography;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Browser.Tests.Stories;

/// <summary>What broke off so often that it waits for whoever runs the server: it is named on the front page, says why, and goes on or is given up.</summary>
public sealed class ParkedStoryTests(Servers servers)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task An_operator_finds_what_is_parked_and_decides_it(Way way)
    {
        await using var server = await servers.Fresh(way.Engine);
        await using var visit = await server.Open(way);
        var page = visit.Page;
        await server.SignInAsOperator(visit);
        await page.GotoAsync($"{await visit.MakeOrganization("École des pannes")}/members");
        await page.FillAsync("#address", "lea@example.org");
        await page.CheckAsync("#roles input[value=Designer]");
        await page.ClickAsync("main form button[value=invite]");
        await visit.Says("lea@example.org");
        await page.GotoAsync("/fr/admin/mail");
        await visit.Until("Gardé");
        await server.Change(Park);

        await page.GotoAsync("/fr/admin");
        foreach (var waits in (string[])["1 travail s’est arrêté", "1 réaction attend votre décision", "1 courriel est peut-être parti"]) await visit.Says(waits);
        await visit.Look("admin-parked");

        await page.ClickAsync(".tabs >> text=Travaux");
        await visit.Says("3 sur 10");
        await visit.Says("TimeoutException in Somewhere");
        await page.ClickAsync("summary >> text=Arrêter");
        await visit.Look("admin-jobs-parked");
        await page.ClickAsync("main button >> text=Arrêter ce travail");
        await visit.Says("Le travail est arrêté");

        await page.ClickAsync(".tabs >> text=Réactions");
        await visit.Says("InvalidDataException in Elsewhere");
        await page.ClickAsync("summary >> text=Abandonner");
        await visit.Look("admin-reactions-parked");
        await page.ClickAsync("main button >> text=Réessayer");
        await visit.Says("Il est réessayé tout de suite");
        await visit.Until("Rien n’a échoué");

        await page.GotoAsync("/fr/admin");
        Assert.DoesNotContain("attend votre décision", await visit.Said(), StringComparison.Ordinal);
    }

    static async Task Park(EcussonDb db)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var random = RandomNumberGenerator.Create();
        var mail = await db.Set<OutgoingMail>().SingleAsync(Stop);
        var entry = await db.Set<JournalEntry>().AsNoTracking().Where(there => there.Subject == mail.Subject).OrderBy(there => there.Number).FirstAsync(Stop);
        db.Add(new Job
        {
            Id = RowId.New<JobId>(now), PublicId = PublicId.New(random), Kind = GrantList.WorkKind, Subject = Guid.CreateVersion7(now), ActorKind = ActorKind.Server, ActorId = Guid.Empty,
            State = JobState.Parked, CreatedAt = now, NotBefore = now, Total = 10, Done = 3, Attempts = 8, Reason = "TimeoutException in Somewhere",
        });
        db.Add(new PendingReaction { Reaction = "mail.invitations", Number = entry.Number, Subject = entry.Subject, Attempts = 9, NextTryAt = now, ParkedAt = now, Reason = "InvalidDataException in Elsewhere" });
        mail.State = MailState.Uncertain;
        await db.SaveChangesAsync(Stop);
    }
}
