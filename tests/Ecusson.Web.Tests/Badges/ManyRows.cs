using System.Reflection;
using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Makes of one badge or award as many as a large server has, faster than the product's verbs would.</summary>
static class ManyRows
{
    static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Published badges like this one, each published a second before the one before.</summary>
    public static Task<List<PublicId>> Badges(this WebServer server, BadgeId like, int count) => server.Ask<EcussonDb, List<PublicId>>(async db =>
    {
        var (badge, version, index) = (await One<Badge>(db, row => row.Id == like), await One<BadgeVersion>(db, row => row.BadgeId == like), await One<BadgeIndex>(db, row => row.BadgeId == like));
        var made = new List<PublicId>();
        for (var at = 1; at <= count; at++)
        {
            var (id, name, then) = (RowId.New<BadgeId>(badge.CreatedAt), PublicId.New(Random), index.PublishedAt.AddSeconds(-at));
            made.Add(name);
            db.AddRange(
                Copy(badge, (nameof(Badge.Id), id), (nameof(Badge.PublicId), name)),
                Copy(version, (nameof(BadgeVersion.Id), RowId.New<BadgeVersionId>(then)), (nameof(BadgeVersion.BadgeId), id), (nameof(BadgeVersion.PublishedAt), then)),
                Copy(index, (nameof(BadgeIndex.BadgeId), id), (nameof(BadgeIndex.PublishedAt), then)));
        }

        await db.SaveChangesAsync(Stop);
        return made;
    });

    /// <summary>Awards like this one, each earned a day before the one before.</summary>
    public static Task<List<PublicId>> Awards(this WebServer server, AwardId like, int count) => server.Ask<EcussonDb, List<PublicId>>(async db =>
    {
        var (award, signed) = (await One<Award>(db, row => row.Id == like), await One<SignedCredential>(db, row => row.AwardId == like && row.Format == CredentialFormat.Json && row.Number == 1));
        var made = new List<PublicId>();
        for (var at = 1; at <= count; at++)
        {
            var (id, name) = (RowId.New<AwardId>(award.GrantedAt), PublicId.New(Random));
            made.Add(name);
            db.AddRange(
                Copy(award, (nameof(Award.Id), id), (nameof(Award.PublicId), name), (nameof(Award.StatusIndex), -at), (nameof(Award.AwardedAt), award.AwardedAt.AddDays(-at))),
                Copy(signed, (nameof(SignedCredential.AwardId), id)));
        }

        await db.SaveChangesAsync(Stop);
        return made;
    });

    static Task<T> One<T>(EcussonDb db, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => db.Set<T>().AsNoTracking().SingleAsync(which, Stop);

    static T Copy<T>(T row, params (string Name, object Value)[] changes)
        where T : class
    {
        var copy = (T)Clone.Invoke(row, null)!;
        foreach (var (name, value) in changes) typeof(T).GetProperty(name)!.SetValue(copy, value);
        return copy;
    }
}
