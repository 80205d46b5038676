using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Competencies;

/// <summary>
/// Loads a framework, for the first time or again. A competency is known by its code: loaded again it keeps its id, one that is gone is retired, and one that
/// comes back is taken up again. Badges keep what they chose as it stood then.
/// </summary>
public sealed class LoadFramework(EcussonDb db, Standing standing, JournalWriter journal, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Loads a new one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="organization">Whose it becomes.</param>
    /// <param name="form">What it is called.</param>
    /// <param name="reading">What was read of it.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<LoadFrameworkOutcome> New(Actor actor, OrganizationId organization, FrameworkForm form, FrameworkReading reading, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!await standing.Allows(actor, organization, Roles.Designer, Scopes.FrameworksWrite, stop)) return new LoadFrameworkOutcome.NotAllowed();
        if (Refusal(form, reading) is { } refusal) return refusal;
        if (await db.Set<Framework>().CountAsync(there => there.OrganizationId == organization, stop) >= FrameworkRules.MostFrameworks) return new LoadFrameworkOutcome.TooMany();
        var now = clock.GetUtcNow();
        var framework = new Framework
        {
            Id = RowId.New<FrameworkId>(now), PublicId = PublicId.New(random), OrganizationId = organization, Name = form.Name.Trim(), Source = form.GivenSource, CreatedAt = now, LoadedAt = now,
        };
        db.Add(framework);
        return await Fill(actor, framework, (FrameworkReading.Read)reading, [], now, stop);
    }

    /// <summary>Loads one again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="form">What it is called from now on.</param>
    /// <param name="reading">What was read of it: all that it holds from now on.</param>
    /// <param name="version">The <see cref="Framework.Version"/> that was on the page.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<LoadFrameworkOutcome> Again(Actor actor, PublicId id, FrameworkForm form, FrameworkReading reading, int version, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await db.Set<Framework>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } framework
            || !await standing.Allows(actor, framework.OrganizationId, Roles.Designer, Scopes.FrameworksWrite, stop)) return new LoadFrameworkOutcome.NotAllowed();
        if (Refusal(form, reading) is { } refusal) return refusal;
        if (framework.Version != version) return new LoadFrameworkOutcome.Conflict();
        var now = clock.GetUtcNow();
        (framework.Name, framework.Source, framework.LoadedAt) = (form.Name.Trim(), form.GivenSource, now);
        var there = await db.Set<Competency>().Where(competency => competency.FrameworkId == framework.Id).ToDictionaryAsync(competency => competency.Code, StringComparer.Ordinal, stop);
        return await Fill(actor, framework, (FrameworkReading.Read)reading, there, now, stop);
    }

    static LoadFrameworkOutcome? Refusal(FrameworkForm form, FrameworkReading reading)
    {
        if (form.Problems() is { Count: > 0 } fields) return new LoadFrameworkOutcome.InvalidFields(fields);
        if (reading is not FrameworkReading.Read { Rows: var rows }) return new LoadFrameworkOutcome.Unreadable(((FrameworkReading.Refused)reading).Why);
        return FrameworkRules.Problems(rows) is { Count: > 0 } problems ? new LoadFrameworkOutcome.InvalidRows(problems) : null;
    }

    async Task<LoadFrameworkOutcome> Fill(Actor actor, Framework framework, FrameworkReading.Read reading, Dictionary<string, Competency> there, DateTimeOffset now, CancellationToken stop)
    {
        var added = 0;
        for (var place = 0; place < reading.Rows.Count; place++)
        {
            var row = reading.Rows[place];
            if (!there.Remove(row.Code, out var competency))
            {
                competency = new Competency
                {
                    Id = RowId.New<CompetencyId>(now), PublicId = PublicId.New(random), FrameworkId = framework.Id, Code = row.Code, Name = row.Name, Place = place, Folded = "",
                };
                db.Add(competency);
                added++;
            }

            (competency.Name, competency.Description, competency.Place, competency.RetiredAt) = (row.Name, row.Description, place, null);
            (competency.Parent, competency.Address) = (row.Parent.Length > 0 ? row.Parent : null, row.Address.Length > 0 ? row.Address : null);
            competency.Folded = Folding.Of(string.Join(' ', [row.Code, .. row.Name.ByLanguage.Values]));
        }

        // What is left of those that were there is not in the file.
        foreach (var gone in there.Values) gone.RetiredAt ??= now;
        journal.Note(actor, FrameworkNews.Loaded, framework.Id.Value, framework.OrganizationId.Value);
        return await db.TrySave(stop) ? new LoadFrameworkOutcome.Loaded(framework, reading.Rows.Count, added, there.Count) : new LoadFrameworkOutcome.Conflict();
    }
}

/// <summary>What a framework is called, as it is handed in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it comes from, an address; empty when it is the organisation's own.</param>
public sealed record FrameworkForm(string Name, string Source)
{
    internal string? GivenSource => string.IsNullOrWhiteSpace(Source) ? null : Source.Trim();

    /// <summary>What cannot be taken, by field: <c>missing</c>, <c>too-long</c>, <c>not-text</c> (control characters), <c>not-a-link</c>.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name)) problems["name"] = "missing";
        else if (Name.Trim().Length > FrameworkRules.NameLength) problems["name"] = "too-long";
        else if (Name.Trim().Any(char.IsControl)) problems["name"] = "not-text";
        if (GivenSource is { } source && !FrameworkRules.IsLink(source)) problems["source"] = "not-a-link";
        return problems;
    }
}

/// <summary>What came of loading a framework.</summary>
public abstract record LoadFrameworkOutcome
{
    private LoadFrameworkOutcome() { }

    /// <summary>It is loaded.</summary>
    /// <param name="Framework">The framework.</param>
    /// <param name="Count">How many competencies it holds now.</param>
    /// <param name="Added">How many of them are new.</param>
    /// <param name="Gone">How many were in it before and are retired.</param>
    public sealed record Loaded(Framework Framework, int Count, int Added, int Gone) : LoadFrameworkOutcome;

    /// <summary>There is no such framework or organisation that the actor may load for.</summary>
    public sealed record NotAllowed : LoadFrameworkOutcome;

    /// <summary>Fields hold what cannot be taken; see <see cref="FrameworkForm.Problems"/>. Nothing was changed.</summary>
    public sealed record InvalidFields(IReadOnlyDictionary<string, string> Problems) : LoadFrameworkOutcome;

    /// <summary>The file cannot be read. Nothing was changed.</summary>
    public sealed record Unreadable(FrameworkRefusal Why) : LoadFrameworkOutcome;

    /// <summary>Cells hold what cannot be taken. Nothing was changed.</summary>
    public sealed record InvalidRows(IReadOnlyList<FrameworkProblem> Problems) : LoadFrameworkOutcome;

    /// <summary>The organisation has <see cref="FrameworkRules.MostFrameworks"/> already.</summary>
    public sealed record TooMany : LoadFrameworkOutcome;

    /// <summary>Somebody else has loaded it meanwhile; nothing was changed.</summary>
    public sealed record Conflict : LoadFrameworkOutcome;
}
