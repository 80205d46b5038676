using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Imports;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Organizations;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Awards;

/// <summary>An organisation with a published badge, and the verbs of awards made as a request makes them.</summary>
sealed class AwardHouse : IAsyncDisposable
{
    public static readonly TimeSpan TimeToUndo = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan TimeToRemind = TimeSpan.FromDays(7);

    readonly RandomNumberGenerator random = RandomNumberGenerator.Create();

    AwardHouse(SampleHouse house, Organization organization, Actor owner) => (House, Organization, Owner) = (house, organization, owner);

    public SampleHouse House { get; }

    public Organization Organization { get; }

    public Actor Owner { get; }

    public BadgeId Badge { get; private set; }

    public TestClock Clock => House.Database.Clock;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AwardHouse> New(Func<Task<TestDatabase>> newDatabase)
    {
        var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var here = new AwardHouse(house, organization, owner);
        here.Badge = await here.Publish(organization, new BadgeValidity(Months: 12));
        return here;
    }

    /// <summary>The same house on another database, to which its rows were brought.</summary>
    public AwardHouse Moved(TestDatabase database) => new(House.Moved(database), Organization, Owner) { Badge = Badge };

    /// <summary>A badge as it stands once it is published.</summary>
    public Task<BadgeId> Publish(Organization organization, BadgeValidity? validity = null, BadgeState state = BadgeState.Published) => House.Database.With(async db =>
    {
        var (id, now) = (RowId.New<BadgeId>(Clock.Now), Clock.Now);
        var content = new BadgeContent
        {
            Language = "fr", Name = LocalizedText.Of("fr", "Conduire un débat"), Description = LocalizedText.Of("fr", "Tenir le cadre, donner la parole."),
            Criteria = LocalizedText.Of("fr", "Trois débats menés."),
            CriteriaList = [new Criterion(LocalizedText.Of("fr", "Écouter"), LocalizedText.Of("fr", "Reformuler\nsans juger."))],
            Competencies = [new ListedCompetency { Name = LocalizedText.Of("fr", "Animer un groupe") }], Validity = validity ?? new BadgeValidity(),
        };
        db.Add(new Badge
        {
            Id = id, PublicId = PublicId.New(random), OrganizationId = organization.Id, State = state, Draft = content, PublishedNumber = 1, CreatedAt = now, ChangedAt = now,
            Name = content.Name.In("fr"),
        });
        db.Add(new BadgeVersion { Id = RowId.New<BadgeVersionId>(now), BadgeId = id, Number = 1, Content = content, PublishedAt = now });
        await db.SaveChangesAsync(Stop);
        return id;
    });

    public Task<GrantAwardOutcome> Grant(Actor actor, AwardForm form, BadgeId? badge = null) => House.Database.With(db =>
        new GrantAward(db, Standing(db), Signing(db), Journal(db), Clock).To(actor, badge ?? Badge, form, Stop));

    public async Task<Award> Granted(string address, string? name = null) =>
        Assert.IsType<GrantAwardOutcome.Granted>(await Grant(Owner, new AwardForm { Address = address, Name = name })).Award;

    /// <summary>An award whose holder has been told.</summary>
    public async Task<Award> Offered(string address, string? name = null)
    {
        var award = await Granted(address, name);
        Clock.Now += TimeToUndo;
        Assert.Equal(1, await Offer());
        return award;
    }

    public Task<int> Offer() => House.Database.With(db => new OfferAwards(db, Journal(db), new AwardRules(TimeToUndo, TimeToRemind), Clock).Due(Stop));

    public Task<UndoAwardOutcome> Undo(Actor actor, AwardId id) => House.Database.With(db => new UndoAward(db, Standing(db), Journal(db)).One(actor, id, Stop));

    public Task<AnswerAwardOutcome> Answer(Actor actor, string token, bool accepts = true) => House.Database.With(db => Answers(db).With(actor, token, accepts, Stop));

    public Task<AwardLink> Follow(Actor actor, string token) => House.Database.With(db => Answers(db).Find(actor, token, Stop));

    public Task<AnswerAwardOutcome> AnswerAs(Actor actor, AwardId id, bool accepts = true) => House.Database.With(db => Answers(db).As(actor, id, accepts, Stop));

    public Task<ShowAwardOutcome> Show(Actor actor, AwardId id, Visibility visibility, bool showsName = false) => House.Database.With(db =>
        new ShowAward(db, Answers(db), Journal(db), random).To(actor, id, visibility, showsName, Stop));

    public Task<ShowAwardOutcome> ShowBy(Actor actor, string token, Visibility visibility) => House.Database.With(db =>
        new ShowAward(db, Answers(db), Journal(db), random).With(actor, token, visibility, Stop));

    public Task<RevokeAwardOutcome> Revoke(Actor actor, AwardId id, string reason) => House.Database.With(db =>
        new RevokeAward(db, Standing(db), Lists(db), Journal(db), new AuditTrail(db, Clock), Clock).One(actor, id, reason, Stop));

    public Task<ResendAwardOutcome> Resend(Actor actor, AwardId id, string? address = null) => House.Database.With(db =>
        new ResendAward(db, Standing(db), Signing(db), Journal(db), Clock).To(actor, id, address, Stop));

    public Task<T> Move<T>(Func<MoveAward, Task<T>> ask) => House.Database.With(db => ask(new MoveAward(db, Standing(db), Signing(db), House.Links, Journal(db), new AuditTrail(db, Clock), Clock)));

    public Task<ReplaceAwardOutcome> Replace(Actor actor, AwardId id, AwardForm form, string reason) => House.Database.With(db =>
        new ReplaceAward(db, Standing(db), Signing(db), Lists(db), Journal(db), new AuditTrail(db, Clock), Clock).By(actor, id, form, reason, Stop));

    public Task<ShowAwardOutcome> Name(Actor actor, AwardId id, bool isIn) => House.Database.With(db => new NameInCredential(db, Signing(db), Journal(db), Clock).Set(actor, id, isIn, Stop));

    public Task<int> Remind() => House.Database.With(db => new RemindAwards(db, Journal(db), new AwardRules(TimeToUndo, TimeToRemind), Clock).Due(Stop));

    public Task<T> Mistakes<T>(Func<ReportMistake, Task<T>> ask) => House.Database.With(db => ask(new ReportMistake(db, Standing(db), Answers(db), Journal(db), Clock)));

    public Task<FoundAwards?> Desk(Actor actor, DeskAwardQuestion question) => House.Database.With(db => new DeskAwards(db, Standing(db)).In(actor, Organization.Id, question, Stop));

    public Task<SeenAward?> See(PublicId id, Viewer viewer, string? key = null) => House.Database.With(db => new SeenAwards(db).At(id, viewer, key, Stop));

    public Task<IReadOnlyList<SeenAward>> Mine(Actor person) => House.Database.With(db => new SeenAwards(db).Of(new Viewer(person.Person(), false), Stop));

    public Task<MakeListOutcome> MakeList(Actor actor, ListReading reading, PublicId? name = null) => House.Database.With(db =>
        new MakeList(db, Standing(db), new CheckRows(db, Clock), Clock, random).From(actor, Badge, reading, "", "fr", Stop, name));

    public async Task<AwardList> MakeList(string text) => Assert.IsType<MakeListOutcome.Made>(await MakeList(Owner, ReadList.Text(text))).List;

    public Task<List<AwardListRow>> ListRows(AwardListId id) => House.Database.With(db => db.Set<AwardListRow>().AsNoTracking().Where(row => row.ListId == id).OrderBy(row => row.Number).ToListAsync(Stop));

    public Task<MendListOutcome> MendList(Actor actor, AwardListId id, IReadOnlyDictionary<int, RowChange> rows, int? version = null) => House.Database.With(db =>
        new MendList(db, Standing(db), new CheckRows(db, Clock)).Rows(actor, id, rows, Stop, version));

    public Task<StartListOutcome> StartList(Actor actor, AwardListId id) => House.Database.With(db =>
        new StartList(db, Standing(db), new StartJob(db, Clock, random), Journal(db), new AwardRules(TimeToUndo, TimeToRemind), Clock).Of(actor, id, Stop));

    public Task<UndoListOutcome> UndoList(Actor actor, AwardListId id) => House.Database.With(db => new UndoList(db, Standing(db), new CancelJob(db, Clock), Journal(db)).Of(actor, id, Stop));

    public Task<WithdrawListOutcome> WithdrawList(Actor actor, AwardListId id, string reason) => House.Database.With(db =>
        new WithdrawList(db, Standing(db), new StartJob(db, Clock, random), new CancelJob(db, Clock), Journal(db), new AuditTrail(db, Clock), Clock).Of(actor, id, reason, Stop));

    public Task<T> Lists<T>(Func<AwardLists, Task<T>> ask) => House.Database.With(db => ask(new AwardLists(db, Standing(db), new JobProgress(db, new Operators(db)))));

    /// <summary>A list whose people have been told.</summary>
    public async Task<AwardList> OfferedList(string text)
    {
        var list = await MakeList(text);
        await StartList(Owner, list.Id);
        await Work();
        Clock.Now += TimeToUndo;
        Assert.NotEqual(0, await Offer());
        return list;
    }

    /// <summary>Does all long work that waits, as a server does.</summary>
    public async Task Work()
    {
        var services = new ServiceCollection();
        House.Database.Register(services);
        services.AddSingleton<TimeProvider>(Clock).AddScoped<IWork>(scope => Granting(scope.GetRequiredService<EcussonDb>()))
            .AddScoped<IWork>(scope => Withdrawing(scope.GetRequiredService<EcussonDb>()));
        await using var server = services.BuildServiceProvider();
        var jobs = new RunJobs(server.GetRequiredService<IServiceScopeFactory>(), Clock);
        while (await jobs.Once(Stop)) { }
    }

    /// <summary>Lets the engine take no award of this address, as it takes none that holds what the one engine or the other does not keep.</summary>
    public Task<int> Poison(string address) => House.Database.With(db => db.Database.ExecuteSqlRawAsync(
        db.KeepsInstantsAsMilliseconds
            ? $"CREATE TRIGGER poison BEFORE INSERT ON award WHEN NEW.address = '{address}' BEGIN SELECT RAISE(ABORT, 'no'); END"
            : $"ALTER TABLE award ADD CONSTRAINT poison CHECK (address <> '{address}')",
        Stop));

    /// <summary>Lets it take them again.</summary>
    public Task<int> Cure() => House.Database.With(db => db.Database.ExecuteSqlRawAsync(db.KeepsInstantsAsMilliseconds ? "DROP TRIGGER poison" : "ALTER TABLE award DROP CONSTRAINT poison", Stop));

    public string Link(Award award, int version = 1) => House.Links.Make(AnswerAward.LinkUse, award.Id.Value, version);

    /// <summary>The report of the product's own verifier, which asks this house for its lists and documents as another server would.</summary>
    public async Task<VerificationReport> Verify(byte[] credential, string? recipient = null)
    {
        var verifier = new Verifier(new VerifierOptions { Fetch = new HouseFetch(this) });
        var reading = await verifier.Verify(credential, new VerificationRequest(Clock.Now) { Recipient = recipient }, Stop);
        return Assert.IsType<VerificationReading.Judged>(reading).Report;
    }

    public async ValueTask DisposeAsync()
    {
        random.Dispose();
        await House.DisposeAsync();
    }

    AnswerAward Answers(EcussonDb db) => new(db, House.Links, Journal(db), Clock);

    GrantList Granting(EcussonDb db) => new(db, Signing(db), Journal(db), Clock);

    WithdrawnAwards Withdrawing(EcussonDb db) => new(db, Lists(db), Journal(db), Clock);

    AwardSigning Signing(EcussonDb db) => new(Issuer(db), Lists(db), House.Site, Clock, random, db);

    StatusLists Lists(EcussonDb db) => new(db, Issuer(db), new SigningKeys(db, House.Root), House.Site, Clock, random);

    Issuer Issuer(EcussonDb db) => new(db, new SigningKeys(db, House.Root), House.Site);

    Standing Standing(EcussonDb db) => new(db, Clock);

    JournalWriter Journal(EcussonDb db) => new(db, Clock);

    sealed class HouseFetch(AwardHouse house) : IFetch
    {
        public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
        {
            if (!PublicId.TryParse(address.Segments[^1], out var id)) return new Fetched.Unreachable("not here");
            var bytes = await house.House.Database.With(db => house.Lists(db).Signed(id, stop));
            return bytes is null ? new Fetched.Missing(default, false) : new Fetched.Document(bytes.Bytes, "application/vc+ld+json", address);
        }
    }
}
