using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Storage;

namespace Ecusson.Tests.Organizations;

/// <summary>A database with people and an organisation in it, and the product's verbs made as a request makes them.</summary>
sealed class SampleHouse : IAsyncDisposable
{
    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();

    SampleHouse(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public byte[] FirstSecret { get; private init; } = RandomNumberGenerator.GetBytes(RootSecret.Size);

    public RootSecret Root => new([FirstSecret]);

    public SecretLinks Links => new(Root);

    public SiteAddress Site { get; set; } = new(new Uri("http://localhost:5080"), IsPublic: false);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SampleHouse> New(Func<Task<TestDatabase>> newDatabase)
    {
        var house = new SampleHouse(await newDatabase());
        await house.Database.Open();
        return house;
    }

    /// <summary>The same installation on another database: that one's rows, this one's root secret and address.</summary>
    public SampleHouse Moved(TestDatabase database) => new(database) { FirstSecret = FirstSecret, Site = Site };

    /// <summary>A new person, with a verified address if one is given.</summary>
    public Task<Actor> Person(string? address = null, bool isOperator = false) => Database.With(async db =>
    {
        var now = Database.Clock.Now;
        var id = RowId.New<PersonId>(now);
        db.Add(new Person { Id = id, PublicId = PublicId.New(random), Name = "", Language = "fr", CreatedAt = now, IsOperator = isOperator });
        if (address is not null)
        {
            db.Add(new MailAddress
            {
                Id = RowId.New<MailAddressId>(now), PersonId = id, Written = address, Key = MailAddresses.Key(address), AddedAt = now, VerifiedAt = now,
            });
        }

        await db.SaveChangesAsync(Stop);
        return id.Acting(Door.Browser);
    });

    /// <summary>An organisation and its owner.</summary>
    public async Task<(Organization Organization, Actor Owner)> Organization(string name = "École de Vouneuil")
    {
        var owner = await Person(isOperator: true);
        var outcome = await Make(owner, new OrganizationForm { Name = name, Language = "fr" });
        return (Assert.IsType<MakeOrganizationOutcome.Made>(outcome).Organization, owner);
    }

    public Task<MakeOrganizationOutcome> Make(Actor actor, OrganizationForm form, bool anyone = false) => Database.With(db =>
        new MakeOrganization(db, new MyOrganizations(db, new OrganizationRules(anyone)), Keys(db), Journal(db), Audit(db), Database.Clock, random).From(actor, form, Stop));

    public Task<EditOrganizationOutcome> Edit(Actor actor, OrganizationId id, OrganizationForm form, int version) => Database.With(db =>
        new EditOrganization(db, Standing(db), Journal(db)).To(actor, id, form, version, Stop));

    public Task<InviteOutcome> Invite(Actor actor, OrganizationId id, string address, Roles roles) => Database.With(db =>
        new Invite(db, Standing(db), Journal(db), Audit(db), Database.Clock).To(actor, id, address, roles, "fr", Stop));

    public Task<AcceptInvitationOutcome> Accept(Actor actor, string token) => Database.With(db => Invitations(db).With(actor, token, Stop));

    public Task<AcceptInvitationOutcome> TurnDown(string token) => Database.With(db => Invitations(db).Decline(token, Stop));

    public Task<WithdrawInvitationOutcome> Withdraw(Actor actor, OrganizationId id, InvitationId invitation) => Database.With(db =>
        new WithdrawInvitation(db, Standing(db), Audit(db), Database.Clock).One(actor, id, invitation, Stop));

    public Task<T> Members<T>(Func<ChangeMember, Task<T>> ask) => Database.With(db => ask(new ChangeMember(db, Standing(db), Journal(db), Audit(db))));

    public Task<T> Tokens<T>(Func<MakeToken, Task<T>> ask) => Database.With(db => ask(new MakeToken(db, Standing(db), Audit(db), Database.Clock, random)));

    public Task<KnownProgram?> Program(string? secret) => Database.With(db => new FindToken(db, Database.Clock).By(secret, Stop));

    public Task<bool> Allows(Actor actor, OrganizationId id, Roles roles, string? scope) => Database.With(db => Standing(db).Allows(actor, id, roles, scope, Stop));

    public Task<RotateKeysOutcome> Rotate(Actor actor, OrganizationId id) => Database.With(db =>
        new RotateKeys(db, Standing(db), Keys(db), Journal(db), Audit(db)).Of(actor, id, Stop));

    public Task<T> Issuer<T>(Func<Issuer, Task<T>> ask) => Database.With(db => ask(Issuer(db)));

    public Task<PublishDidOutcome> Publish(Actor actor, OrganizationId id, Credentials.IFetch fetch) => Database.With(db =>
        new PublishDid(db, Standing(db), Issuer(db), fetch, Journal(db), Audit(db), Database.Clock).Of(actor, id, Stop));

    public async ValueTask DisposeAsync()
    {
        random.Dispose();
        await Database.DisposeAsync();
    }

    AcceptInvitation Invitations(EcussonDb db) => new(db, Links, Journal(db), Audit(db), Database.Clock);

    Issuer Issuer(EcussonDb db) => new(db, new SigningKeys(db, Root), Site);

    MakeKeys Keys(EcussonDb db) => new(db, Root, Database.Clock);

    Standing Standing(EcussonDb db) => new(db, Database.Clock);

    JournalWriter Journal(EcussonDb db) => new(db, Database.Clock);

    AuditTrail Audit(EcussonDb db) => new(db, Database.Clock);
}
