using System.Buffers.Text;
using System.IO.Compression;
using Ecusson.Files;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Gives out everything that is kept about a person as one ZIP file: to themselves, or to the operator for them.</summary>
public sealed class TakeAlong(EcussonDb db, IOperators operators, IEnumerable<IKeepsAboutPeople> rooms, AuditTrail audit)
{
    /// <summary>Writes the file. The caller disposes the stream, and the file goes with it.</summary>
    public async Task<TakeAlongOutcome> Of(Actor actor, PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        var isOwn = person.Person is { } own && own == actor.Person();
        if (!isOwn && !await operators.Include(actor, stop)) return new TakeAlongOutcome.NotAllowed();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        try
        {
            await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
            {
                var archive = new PersonArchive(zip);
                if (person.Person is { } id) await Tell(id, person, archive, stop);
                foreach (var room in rooms) await room.Tell(person, archive, stop);
            }

            audit.Note(actor, PeopleNews.TakenAlong, person.Person?.Value);
            await db.SaveChangesAsync(stop);
            file.Position = 0;
            return new TakeAlongOutcome.Taken(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    async Task Tell(PersonId id, PersonTrace trace, PersonArchive archive, CancellationToken stop)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == id, stop);
        var addresses = await db.Set<MailAddress>().AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.Id).ToListAsync(stop);
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.CreatedAt).ToListAsync(stop);
        var consents = await db.Set<Consent>().AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.Id).ToListAsync(stop);
        var files = await db.Set<StoredFile>().AsNoTracking().Where(row => row.Person == id.Value).OrderBy(row => row.Id).ToListAsync(stop);
        await archive.Json(
            "account.json",
            new
            {
                person.Name, person.Language, person.CreatedAt, person.IsOperator,
                Addresses = addresses.Select(row => new { row.Written, row.AddedAt, row.VerifiedAt, row.IsMain, row.ReceivesOnly, row.DeadSince }),
                Account = account is null ? null : new { account.CreatedAt, account.LastSignedInAt, HasPassword = account.PasswordHash is not null, account.ClosedAt },
                Passkeys = passkeys.Select(row => new { Id = Base64Url.EncodeToString(row.CredentialId), row.Name, row.CreatedAt, row.LastUsedAt }),
                Consents = consents.Select(row => new { row.Kind, row.Wording, row.GivenAt, row.WithdrawnAt }),
                Files = files.Select(row => new { row.Name, row.MediaType, row.Size, row.CreatedAt }),
            },
            stop);
        var ids = trace.Accounts.Select(row => row.Value).ToList();
        var deeds = await db.Set<AuditRecord>().AsNoTracking().Where(row => (row.ActorKind == ActorKind.Person && ids.Contains(row.ActorId)) || (row.Subject != null && ids.Contains(row.Subject.Value)))
            .OrderBy(row => row.Id).ToListAsync(stop);
        await archive.Json("history.json", deeds.Select(row => new { row.At, row.Action, ByThem = ids.Contains(row.ActorId), row.Door, row.Facts }), stop);
    }
}

/// <summary>What came of taking a person's data along.</summary>
public abstract record TakeAlongOutcome
{
    private TakeAlongOutcome() { }

    /// <summary>The ZIP file, to be read from its beginning and disposed.</summary>
    public sealed record Taken(Stream File) : TakeAlongOutcome;

    /// <summary>It is another person's, and the actor does not run this server.</summary>
    public sealed record NotAllowed : TakeAlongOutcome;
}
