// Pages that break the rule of the tables, each in a way of its own, so that the rule is seen to find them; and two that do not.

using System.Data;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.HouseRules.SampleHouse.Web
{
    sealed class ThatTakesTheModel(EcussonDb db)
    {
        public object Model => db;
    }

    sealed class ThatTakesAnEngine
    {
        public Ecusson.Storage.Sqlite.SqliteDb? Engine { get; set; }
    }

    static class ThatAsksItInPassing
    {
        public static int Count(IServiceProvider services) => ((EcussonDb)services.GetService(typeof(EcussonDb))!).Installations.Local.Count;
    }

    static class ThatAsksInALambda
    {
        public static Func<IServiceProvider, object?> Later => static services => ((EcussonDb)services.GetService(typeof(EcussonDb))!).VersionRuns.Local;
    }

    static class ThatAsksAndWaits
    {
        public static async Task<int> Count(object rows, CancellationToken stop) => await ((IQueryable<VersionRun>)rows).CountAsync(stop);
    }

    static class ThatWritesSql
    {
        public static void Write(object connection)
        {
            using var command = ((IDbConnection)connection).CreateCommand();
            command.ExecuteNonQuery();
        }
    }

    sealed class ThatAsksTheProduct(OpenStorage open)
    {
        public Task<Installation> Ask(CancellationToken stop) => open.For("1", stop);
    }
}

namespace Ecusson.Tests.HouseRules.SampleHouse.Web.Storage
{
    sealed class ThatMayTakeTheModel(EcussonDb db)
    {
        public object Model => db;
    }
}
