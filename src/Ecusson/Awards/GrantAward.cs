using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Awards a badge to one person. Nobody is told yet: that happens when <see cref="OfferAwards"/> finds it old enough.</summary>
public sealed class GrantAward(EcussonDb db, Standing standing, AwardSigning signing, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Grants and signs it.</summary>
    public async Task<GrantAwardOutcome> To(Actor actor, BadgeId id, AwardForm form, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        while (true)
        {
            if (await db.Set<Badge>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } badge
                || !await standing.Allows(actor, badge.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new GrantAwardOutcome.NotAllowed();
            if (form.Id is { } name && await db.Set<Award>().SingleOrDefaultAsync(there => there.PublicId == name, stop) is { } granted)
                return granted.BadgeId == id && granted.AddressKey == MailAddresses.Key(form.Address) ? new GrantAwardOutcome.Granted(granted) : new GrantAwardOutcome.GrantedOtherwise();
            var version = await db.Set<BadgeVersion>().AsNoTracking().SingleOrDefaultAsync(there => there.BadgeId == id && there.Number == badge.PublishedNumber, stop);
            if (form.Problems(clock, version?.Content.Validity ?? new BadgeValidity()) is { Count: > 0 } problems) return new GrantAwardOutcome.Invalid(problems);
            var organization = await db.Set<Organization>().SingleAsync(there => there.Id == badge.OrganizationId, stop);
            if (version is null || badge.State != BadgeState.Published || organization.ArchivedAt is not null) return new GrantAwardOutcome.NotAwarded();
            NewAward[] people = [await Looked(form, organization, version.Content.Validity, stop)];
            var awards = form.Again ? await signing.Add(organization, badge, version, people, list: null, stop) : await signing.AddMissing(organization, badge, version, people, list: null, stop);
            if (awards[0] is not { } award) return new GrantAwardOutcome.HoldsItAlready();
            journal.Note(actor, AwardNews.Granted, award.Id.Value, organization.Id.Value);
            if (await db.TrySave(stop)) return new GrantAwardOutcome.Granted(award);
            // Another award of the same organisation took the same place in the status list, or the same wish came twice at once: look again.
        }
    }

    async Task<NewAward> Looked(AwardForm form, Organization organization, BadgeValidity validity, CancellationToken stop)
    {
        var key = MailAddresses.Key(form.Address);
        var person = await db.Set<MailAddress>().Where(there => there.Key == key && there.VerifiedAt != null)
            .Join(db.Set<Person>(), there => there.PersonId, person => person.Id, (_, person) => new { person.Id, person.Language }).SingleOrDefaultAsync(stop);
        var awarded = form.AwardedAt(clock);
        return new NewAward(
            form.Address.Trim(), form.HolderName, form.Language ?? person?.Language ?? organization.Language, awarded, validity.End(clock, awarded, form.ValidUntil),
            AwardForm.Filled(form.Story), AwardForm.Filled(form.Evidence), person?.Id, Replaces: null, form.Id);
    }
}

/// <summary>What came of awarding.</summary>
public abstract record GrantAwardOutcome
{
    private GrantAwardOutcome() { }

    /// <summary>It is granted and signed, or was before under the same name.</summary>
    public sealed record Granted(Award Award) : GrantAwardOutcome;

    /// <summary>The actor may not, or there is no such badge.</summary>
    public sealed record NotAllowed : GrantAwardOutcome;

    /// <summary>The badge is a draft or archived, or its organisation is.</summary>
    public sealed record NotAwarded : GrantAwardOutcome;

    /// <summary>Under the name that was given, another badge was granted, or to somebody else.</summary>
    public sealed record GrantedOtherwise : GrantAwardOutcome;

    /// <summary>The person holds it, or has been offered it; ask whether it is meant.</summary>
    public sealed record HoldsItAlready : GrantAwardOutcome;

    /// <summary>Something cannot be taken.</summary>
    /// <param name="Problems">Codes by field: <c>missing</c>, <c>not-an-address</c>, <c>too-long</c>, <c>not-a-name</c>, <c>in-future</c>, <c>too-early</c>, <c>before-award</c>, <c>over</c>, <c>not-a-day</c>, <c>unsafe-link</c>, <c>not-text</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : GrantAwardOutcome;
}
