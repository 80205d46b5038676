using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Organizations;

public sealed class MembershipOnSqliteTests() : MembershipTests(SqliteTestDatabase.New);

public sealed class MembershipOnPostgreSqlTests() : MembershipTests(PostgreSqlTestDatabase.New);

/// <summary>Who takes part in an organisation, and who cannot talk their way in.</summary>
public abstract class MembershipTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected MembershipTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_makes_an_organisation_owns_it_and_it_has_its_keys()
    {
        await using var house = await SampleHouse.New(newDatabase);

        var (organization, owner) = await house.Organization();

        Assert.True(await house.Allows(owner, organization.Id, Roles.None, null));
        Assert.Equal(2, await house.Database.With(db => db.Set<Ecusson.Keys.SealedKey>().CountAsync(key => key.Owner == organization.Id.Value, Stop)));
        Assert.Equal([OrganizationNews.Made], await Kinds(house));
    }

    [Fact]
    public async Task Only_the_operator_makes_organisations_unless_the_setting_lets_everyone()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var somebody = await house.Person();
        var form = new OrganizationForm { Name = "Club", Language = "fr" };

        Assert.IsType<MakeOrganizationOutcome.NotAllowed>(await house.Make(somebody, form));
        Assert.IsType<MakeOrganizationOutcome.NotAllowed>(await house.Make(Actor.Nobody, form, anyone: true));
        Assert.IsType<MakeOrganizationOutcome.Made>(await house.Make(somebody, form, anyone: true));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_by_its_field()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var form = new OrganizationForm { Name = " ", Language = "français", Site = "javascript:alert(1)", Mail = "no at", Colour = "#ABCDEG" };

        var invalid = Assert.IsType<MakeOrganizationOutcome.Invalid>(await house.Make(await house.Person(isOperator: true), form));

        Assert.Equal(["colour", "language", "mail", "name", "site"], invalid.Problems.Keys.Order());
        Assert.Empty(await Kinds(house));
    }

    [Fact]
    public async Task An_organisation_may_bear_any_name_that_people_write_but_no_control_characters()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var owner = await house.Person(isOperator: true);
        foreach (var name in (string[])["Lycée Œuvre-l’Été 🏫", "مدرسة الحرف", new string('é', 300)])
            Assert.Equal(name, Assert.IsType<MakeOrganizationOutcome.Made>(await house.Make(owner, new OrganizationForm { Name = name, Language = "fr" })).Organization.Name);

        var form = new OrganizationForm { Name = "a\0b", Language = "fr", Place = "x\ry", Description = LocalizedText.Of("fr", "a\0b"), AwardMail = LocalizedText.Of("fr", "\0") };
        var invalid = Assert.IsType<MakeOrganizationOutcome.Invalid>(await house.Make(owner, form));
        Assert.Equal(["awardMail-fr", "description-fr", "name", "place"], invalid.Problems.Where(problem => problem.Value == "not-text").Select(problem => problem.Key).Order());
        Assert.IsType<MakeOrganizationOutcome.Invalid>(await house.Make(owner, new OrganizationForm { Name = new string('é', 301), Language = "fr" }));
    }

    [Fact]
    public async Task An_invitation_pressed_by_two_people_at_once_lets_one_in()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        for (var round = 0; round < 5; round++)
        {
            var invitation = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, $"p{round}@example.org", Roles.Reader)).Invitation;
            var token = house.Links.Make(AcceptInvitation.LinkUse, invitation.Id.Value);
            var (first, second) = (await house.Person(), await house.Person());

            var outcomes = await Task.WhenAll(Task.Run(() => house.Accept(first, token), Stop), Task.Run(() => house.Accept(second, token), Stop));

            Assert.Single(outcomes, outcome => outcome is AcceptInvitationOutcome.Joined);
            Assert.Single(outcomes, outcome => outcome is AcceptInvitationOutcome.LinkWorksNoMore);
        }
    }

    [Fact]
    public async Task Of_two_who_edit_one_organisation_the_second_is_told_and_loses_nothing()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var form = new OrganizationForm { Name = "École", Language = "fr", Site = "https://ecole.example/" };

        Assert.IsType<EditOrganizationOutcome.Edited>(await house.Edit(owner, organization.Id, form, organization.Version));
        var conflict = Assert.IsType<EditOrganizationOutcome.Conflict>(await house.Edit(owner, organization.Id, form with { Name = "Lycée" }, organization.Version));

        Assert.Equal("École", conflict.There.Name);
    }

    [Fact]
    public async Task An_invitation_makes_a_member_once()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var invitation = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, " Ada@Example.org ", Roles.Issuer)).Invitation;
        var token = house.Links.Make(AcceptInvitation.LinkUse, invitation.Id.Value);
        var ada = await house.Person("ada@example.org");

        Assert.IsType<AcceptInvitationOutcome.SignInFirst>(await house.Accept(Actor.Nobody, token));
        Assert.IsType<AcceptInvitationOutcome.Joined>(await house.Accept(ada, token));

        Assert.True(await house.Allows(ada, organization.Id, Roles.Issuer, null));
        Assert.False(await house.Allows(ada, organization.Id, Roles.Designer, null));
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(await house.Person(), token));
        Assert.IsType<InviteOutcome.AlreadyMember>(await house.Invite(owner, organization.Id, "ada@example.org", Roles.Reader));
    }

    [Fact]
    public async Task An_invitation_s_link_ends_when_it_is_sent_anew_withdrawn_turned_down_or_too_old()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var guest = await house.Person();
        var first = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "a@example.org", Roles.Reader)).Invitation;
        Assert.IsType<InviteOutcome.TooSoon>(await house.Invite(owner, organization.Id, "A@example.org", Roles.Designer));
        house.Database.Clock.Now += Ecusson.Organizations.Invite.Pause;
        var again = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "A@example.org", Roles.Designer)).Invitation;

        Assert.Equal((first.Id, 2), (again.Id, again.LinkVersion));
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(guest, Token(first.Id, 1)));
        Assert.IsType<WithdrawInvitationOutcome.Withdrawn>(await house.Withdraw(owner, organization.Id, first.Id));
        Assert.IsType<WithdrawInvitationOutcome.NotOpen>(await house.Withdraw(owner, organization.Id, first.Id));
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(guest, Token(first.Id, 2)));

        house.Database.Clock.Now += Ecusson.Organizations.Invite.Pause;
        var declined = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "a@example.org", Roles.Reader)).Invitation;
        Assert.IsType<AcceptInvitationOutcome.Declined>(await house.TurnDown(Token(declined.Id, 1)));
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(guest, Token(declined.Id, 1)));

        house.Database.Clock.Now += Ecusson.Organizations.Invite.Pause;
        var old = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "a@example.org", Roles.Reader)).Invitation;
        house.Database.Clock.Now += Ecusson.Organizations.Invite.Lasts;
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(guest, Token(old.Id, 1)));

        string Token(InvitationId id, int version) => house.Links.Make(AcceptInvitation.LinkUse, id.Value, version);
    }

    [Fact]
    public async Task An_organisation_sends_so_many_invitations_an_hour()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        for (var sent = 0; sent < Ecusson.Organizations.Invite.MostInAnHour; sent++)
            Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, $"a{sent}@example.org", Roles.Reader));
        Assert.IsType<InviteOutcome.TooManyThisHour>(await house.Invite(owner, organization.Id, "more@example.org", Roles.Reader));
        house.Database.Clock.Now += TimeSpan.FromMinutes(61);
        Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "more@example.org", Roles.Reader));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééée")]
    public async Task A_forged_link_lets_nobody_in(string token)
    {
        await using var house = await SampleHouse.New(newDatabase);

        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.Accept(await house.Person(), token));
        Assert.IsType<AcceptInvitationOutcome.LinkWorksNoMore>(await house.TurnDown(token));
    }

    [Fact]
    public async Task Members_of_another_organisation_change_nothing_here()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (here, owner) = await house.Organization();
        var (there, stranger) = await house.Organization("Ailleurs");
        var member = await Member(house, here.Id, owner);
        var invitation = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, here.Id, "a@example.org", Roles.Reader)).Invitation;

        Assert.IsType<EditOrganizationOutcome.NotAllowed>(await house.Edit(stranger, here.Id, new OrganizationForm { Name = "Pris", Language = "fr" }, 1));
        Assert.IsType<InviteOutcome.NotAllowed>(await house.Invite(stranger, here.Id, "b@example.org", Roles.Owner));
        Assert.IsType<WithdrawInvitationOutcome.NotAllowed>(await house.Withdraw(stranger, here.Id, invitation.Id));
        Assert.IsType<WithdrawInvitationOutcome.NotOpen>(await house.Withdraw(stranger, there.Id, invitation.Id));
        Assert.IsType<ChangeMemberOutcome.NotAllowed>(await house.Members(verb => verb.Remove(stranger, here.Id, member, Stop)));
        Assert.IsType<ChangeMemberOutcome.NoSuchMember>(await house.Members(verb => verb.Remove(stranger, there.Id, member, Stop)));
        Assert.IsType<MakeTokenOutcome.NotAllowed>(await house.Tokens(verb => verb.For(stranger, here.Id, "x", Scopes.All.ToList(), null, Stop)));
        Assert.IsType<RotateKeysOutcome.NotAllowed>(await house.Rotate(stranger, here.Id));
    }

    [Fact]
    public async Task The_last_owner_stays()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var own = await Member(house, organization.Id, owner);

        Assert.IsType<ChangeMemberOutcome.LastOwner>(await house.Members(verb => verb.Remove(owner, organization.Id, own, Stop)));
        Assert.IsType<ChangeMemberOutcome.LastOwner>(await house.Members(verb => verb.Roles(owner, organization.Id, own, Roles.Designer, Stop)));
        Assert.IsType<ChangeMemberOutcome.NoRole>(await house.Members(verb => verb.Roles(owner, organization.Id, own, Roles.None, Stop)));
        Assert.IsType<ChangeMemberOutcome.NoRole>(await house.Members(verb => verb.Roles(owner, organization.Id, own, (Roles)64, Stop)));
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var invitation = Assert.IsType<InviteOutcome.Invited>(await house.Invite(owner, organization.Id, "b@example.org", Roles.Owner)).Invitation;
        var other = await house.Person("b@example.org");
        await house.Accept(other, house.Links.Make(AcceptInvitation.LinkUse, invitation.Id.Value));
        var (first, second) = (await Member(house, organization.Id, owner), await Member(house, organization.Id, other));

        for (var round = 0; round < 5; round++)
        {
            var outcomes = await Task.WhenAll(
                Task.Run(() => house.Members(verb => verb.Roles(owner, organization.Id, second, Roles.Reader, Stop)), Stop),
                Task.Run(() => house.Members(verb => verb.Roles(other, organization.Id, first, Roles.Reader, Stop)), Stop));

            Assert.Contains(outcomes, outcome => outcome is ChangeMemberOutcome.Changed);
            Assert.Equal(1, await house.Database.With(db => db.Set<Member>().CountAsync(member => member.OrganizationId == organization.Id && (member.Roles & Roles.Owner) != Roles.None, Stop)));
            await house.Database.With(db => db.Set<Member>().ExecuteUpdateAsync(set => set.SetProperty(member => member.Roles, Roles.Owner), Stop));
        }
    }

    static async Task<MemberId> Member(SampleHouse house, OrganizationId organization, Actor person)
    {
        var id = person.Person()!.Value;
        return await house.Database.With(db => db.Set<Member>().Where(member => member.OrganizationId == organization && member.PersonId == id).Select(member => member.Id).SingleAsync(Stop));
    }

    static Task<List<string>> Kinds(SampleHouse house) => house.Database.With(db => db.Set<JournalEntry>().OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync(Stop));
}
