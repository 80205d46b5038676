using System.Globalization;
using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Web.Demonstration;

/// <summary>Two years of a network: its organisations draw up badges and award them, and people accept and show them. Everything happens by the product's own verbs.</summary>
sealed class Story(IServiceScopeFactory scopes, StoryClock clock, RandomNumberGenerator random)
{
    const int Months = 24;

    /// <summary>Those whose eyes one can look through, and their part.</summary>
    public static IReadOnlyList<(SamplePerson Person, string Part)> Guides { get; } =
        [(SamplePeople.All[0], "Operator"), (SamplePeople.All[1], "Issuer"), (SamplePeople.All[12], "Holder")];

    /// <summary>Tells it from the beginning.</summary>
    /// <param name="setUp">The token with which the first operator makes their account.</param>
    /// <param name="stop">Stops the telling; what was told stays.</param>
    public async Task Tell(string setUp, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var people = new List<Actor> { await Operator(setUp, stop) };
        var beginning = new DateTimeOffset(now.Year - 2, now.Month, 1, 9, 0, 0, TimeSpan.Zero);
        clock.Tell(beginning);
        foreach (var person in SamplePeople.All.Skip(1)) people.Add(await Account(person, stop));
        var organizations = new List<OrganizationId>();
        foreach (var sample in SampleOrganizations.All) organizations.Add(await Organization(people, sample, organizations.Count, stop));
        var network = new NetworkForm("Réseau des Deux-Rives", LocalizedText.Of("fr", "Une école, une université et une maison d’associations reconnaissent ensemble."));
        await Ask<FoundNetwork, FoundNetworkOutcome>(verb => verb.Of(people[0], network, organizations, stop));
        var badges = new List<BadgeId>();
        foreach (var sample in SampleBadges.All)
        {
            clock.Tell(beginning.AddDays(3 * badges.Count));
            badges.Add(await Badge(people[0], organizations[sample.By], sample, stop));
        }

        for (var month = 1; month <= Months; month++)
        {
            var granted = new List<(Award Award, int Person)>();
            var last = month == Months;
            for (var turn = 0; turn < 10; turn++)
            {
                // Seven and sixty share no factor: everybody comes once in sixty turns, and the next time round with the badge after.
                var place = (month * 10) + turn;
                var moment = beginning.AddMonths(month).AddDays(2 * turn);
                clock.Tell(moment < now ? moment : now.AddMinutes(turn - 30));
                var (person, badge) = (place * 7 % people.Count, (place + (place / people.Count)) % badges.Count);
                if (await Award(people, badges[badge], SampleBadges.All[badge], person, place, stop) is { } award) granted.Add((award, person));
            }

            clock.Tell(last ? now : beginning.AddMonths(month).AddDays(20) is var end && end < now ? end : now);
            await Ask<OfferAwards, int>(verb => verb.Due(stop));
            await Ask<RemindAwards, int>(verb => verb.Due(stop));
            if (last) break;
            foreach (var (award, person) in granted) await Answer(people[person], award, (month * 3) + person, stop);
            if (month % 8 == 0) Expect<RevokeAwardOutcome.Revoked>(await Ask<RevokeAward, RevokeAwardOutcome>(verb => verb.One(people[0], granted[0].Award.Id, "Le justificatif s’est révélé être celui d’une autre personne.", stop)));
        }

        await Event(people, badges[0], stop);
    }

    /// <summary>A workshop that is going on: a code on its wall, and people who have claimed and wait for the issuer's word.</summary>
    async Task Event(List<Actor> people, BadgeId badge, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var form = new ClaimLinkForm
        {
            Name = "Atelier de rentrée, salle 12", OpensAt = now.AddHours(-2), ClosesAt = now.AddDays(30), Limit = 60, NeedsApproval = true, Story = "Une journée entière, en petits groupes, puis devant tout le monde.",
        };
        var link = Expect<MakeClaimLinkOutcome.Made>(await Ask<MakeClaimLink, MakeClaimLinkOutcome>(verb => verb.For(people[(SampleBadges.All[0].By * 4) + 1], badge, form, stop))).Link;
        foreach (var (name, address) in ((string, string)[])[("Noé Delmas", "noe.delmas@example.org"), ("Inès Carpentier", "ines.carpentier@example.org"), ("Tom Vasseur", "tom.vasseur@example.org")])
            Expect<ClaimBadgeOutcome.Noted>(await Ask<ClaimBadge, ClaimBadgeOutcome>(verb => verb.With(Actor.Nobody, link.Code, new ClaimForm(address, name, "fr"), stop)));
    }

    async Task<Actor> Operator(string token, CancellationToken stop)
    {
        var password = new byte[24];
        random.GetBytes(password);
        var person = SamplePeople.All[0];
        var made = await Ask<BecomeOperator, BecomeOperatorOutcome>(verb => verb.With(token, new NewOperator(person.Name, person.Address, Convert.ToBase64String(password), "fr"), stop));
        return Expect<BecomeOperatorOutcome.Done>(made).Session.Person.Acting(Door.CommandLine);
    }

    async Task<Actor> Account(SamplePerson person, CancellationToken stop)
    {
        var token = await Ask<HandLink, string>(verb => verb.For(person.Address, stop));
        var actor = Expect<SignInOutcome.SignedIn>(await Ask<SignIn, SignInOutcome>(verb => verb.WithLink(token, "fr", stop))).Session.Person.Acting(Door.CommandLine);
        Expect<EditProfileOutcome>(await Ask<EditProfile, EditProfileOutcome>(verb => verb.Of(actor, person.Name, "fr", 1, stop)));
        return actor;
    }

    /// <summary>An organisation with four members: a designer who also awards, an issuer, an assessor, a reader.</summary>
    async Task<OrganizationId> Organization(List<Actor> people, SampleOrganization sample, int place, CancellationToken stop)
    {
        var made = Expect<MakeOrganizationOutcome.Made>(await Ask<MakeOrganization, MakeOrganizationOutcome>(verb => verb.From(people[0], sample.Form, stop))).Organization;
        Roles[] parts = [Roles.Designer | Roles.Issuer, Roles.Issuer, Roles.Assessor, Roles.Reader];
        foreach (var (roles, at) in parts.Select((roles, at) => (roles, (place * parts.Length) + at + 1)))
        {
            var invited = Expect<InviteOutcome.Invited>(await Ask<Invite, InviteOutcome>(verb => verb.To(people[0], made.Id, SamplePeople.All[at].Address, roles, "fr", stop))).Invitation;
            var token = await Ask<SecretLinks, string>(links => Task.FromResult(links.Make(AcceptInvitation.LinkUse, invited.Id.Value, invited.LinkVersion)));
            Expect<AcceptInvitationOutcome.Joined>(await Ask<AcceptInvitation, AcceptInvitationOutcome>(verb => verb.With(people[at], token, stop)));
        }

        return made.Id;
    }

    async Task<BadgeId> Badge(Actor actor, OrganizationId organization, SampleBadge sample, CancellationToken stop)
    {
        var draft = Expect<DraftBadgeOutcome.Drafted>(await Ask<DraftBadge, DraftBadgeOutcome>(verb => verb.In(actor, organization, sample.Content, stop))).Badge;
        var painted = Expect<PaintBadgeOutcome.Painted>(await Ask<PaintBadge, PaintBadgeOutcome>(verb => verb.Drawn(actor, draft.PublicId, sample.Art, draft.Version, stop))).Badge;
        var edited = Expect<EditBadgeOutcome.Edited>(await Ask<EditBadge, EditBadgeOutcome>(verb => verb.To(actor, draft.PublicId, painted.Draft, sample.IsOpen, painted.Version, stop))).Badge;
        return Expect<PublishBadgeOutcome.Published>(await Ask<PublishBadge, PublishBadgeOutcome>(verb => verb.Of(actor, draft.PublicId, edited.Version, stop))).Badge.Id;
    }

    async Task<Award?> Award(List<Actor> people, BadgeId badge, SampleBadge sample, int person, int place, CancellationToken stop)
    {
        var form = new AwardForm { Address = SamplePeople.All[person].Address, Name = SamplePeople.All[person].Name, Story = sample.Stories[place % sample.Stories.Length] };
        return await Ask<GrantAward, GrantAwardOutcome>(verb => verb.To(people[(sample.By * 4) + 1 + (place % 2)], badge, form, stop)) switch
        {
            GrantAwardOutcome.Granted { Award: var award } => award,
            GrantAwardOutcome.HoldsItAlready => null,
            var other => throw Unexpected(other),
        };
    }

    /// <summary>Most accept, and show what they hold to everyone, to who has the link, or to nobody.</summary>
    async Task Answer(Actor person, Award award, int mood, CancellationToken stop)
    {
        if (mood % 11 == 0) return;
        var accepts = mood % 17 != 0;
        Expect<AnswerAwardOutcome.Answered>(await Ask<AnswerAward, AnswerAwardOutcome>(verb => verb.As(person, award.Id, accepts, stop)));
        if (!accepts || mood % 5 == 0) return;
        Expect<ShowAwardOutcome.Shown>(await Ask<ShowAward, ShowAwardOutcome>(verb => verb.To(person, award.Id, mood % 4 == 0 ? Visibility.ByLink : Visibility.Everyone, mood % 3 != 0, stop)));
    }

    async Task<TAnswer> Ask<TVerb, TAnswer>(Func<TVerb, Task<TAnswer>> question)
        where TVerb : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    static TExpected Expect<TExpected>(object outcome) => outcome is TExpected expected ? expected : throw Unexpected(outcome);

    static InvalidOperationException Unexpected(object outcome) => new(string.Create(CultureInfo.InvariantCulture, $"The demonstration's story stops here: {outcome}"));
}
