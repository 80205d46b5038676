using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Tests.Storage;

namespace Ecusson.Tests.Awards;

public sealed class MendListOnSqliteTests() : MendListTests(SqliteTestDatabase.New);

public sealed class MendListOnPostgreSqlTests() : MendListTests(PostgreSqlTestDatabase.New);

/// <summary>Two people who mend one list at the same time.</summary>
public abstract class MendListTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected MendListTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    [Fact]
    public async Task What_somebody_else_wrote_into_the_same_cell_meanwhile_stands_and_is_told_with_what_was_to_be_written()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("mail;nom;récit\nno at;Ada;\nbea@example.org;Béa;\"Deux\nlignes\"");
        await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange> { [1] = Change((ListColumn.Address, "no at", "ada@example.org"), (ListColumn.Name, "Ada", "Ada L.")) });

        var mended = Assert.IsType<MendListOutcome.Mended>(await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange>
        {
            [1] = Change((ListColumn.Address, "no at", "ada@example.com"), (ListColumn.Name, "Ada", "Ada "), (ListColumn.AwardedOn, "", "01/02/2026")),
            [2] = Change((ListColumn.Story, "Deux\r\nlignes", "Trois\r\nlignes")) with { IsOut = true },
        }));

        // The name was not touched by the second, so that there is nothing to compare.
        Assert.Equal([new CellClash(1, ListColumn.Address, "ada@example.com", "ada@example.org")], mended.Clashes);
        var rows = await house.ListRows(list.Id);
        Assert.Equal(("ada@example.org", "Ada L.", "01/02/2026"), (rows[0].Address, rows[0].Name, rows[0].AwardedOn));
        Assert.Equal(("Trois\nlignes", Ecusson.Awards.AwardListRowState.LeftOut), (rows[1].Story, rows[1].State));

        // Who has seen what stands there may write over it.
        mended = Assert.IsType<MendListOutcome.Mended>(await house.MendList(house.Owner, list.Id, new Dictionary<int, RowChange> { [1] = Change((ListColumn.Address, "ada@example.org", "ada@example.com")) }));
        Assert.Empty(mended.Clashes);
        Assert.Equal("ada@example.com", (await house.ListRows(list.Id))[0].Address);
    }

    [Fact]
    public async Task Of_many_who_mend_at_once_nobody_s_cell_is_lost()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList(string.Join('\n', Enumerable.Range(1, 8).Select(n => $"p{n}@example.org")));

        var mended = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => house.MendList(
            house.Owner, list.Id, new Dictionary<int, RowChange> { [n] = Change((ListColumn.Name, "", $"Personne {n}")), [n % 8 + 1] = Change((ListColumn.Evidence, "", $"https://example.org/{n}")) }))));

        Assert.All(mended, outcome => Assert.Empty(Assert.IsType<MendListOutcome.Mended>(outcome).Clashes));
        Assert.Equal(Enumerable.Range(1, 8).Select(n => ($"Personne {n}", $"https://example.org/{(n + 6) % 8 + 1}")), (await house.ListRows(list.Id)).Select(row => (row.Name, row.Evidence)));
    }

    [Fact]
    public async Task Who_names_the_version_that_was_seen_changes_nothing_of_a_newer_one()
    {
        await using var house = await AwardHouse.New(newDatabase);
        var list = await house.MakeList("a@example.org");
        var name = new Dictionary<int, RowChange> { [1] = new() { Cells = new Dictionary<ListColumn, string> { [ListColumn.Name] = "Ada" } } };
        var mended = Assert.IsType<MendListOutcome.Mended>(await house.MendList(house.Owner, list.Id, name, list.Version));
        Assert.Equal(list.Version + 1, mended.List.Version);
        Assert.IsType<MendListOutcome.Conflict>(await house.MendList(house.Owner, list.Id, name, list.Version));
        // What changes nothing makes no new version.
        Assert.Equal(mended.List.Version, Assert.IsType<MendListOutcome.Mended>(await house.MendList(house.Owner, list.Id, name, mended.List.Version)).List.Version);
    }

    static RowChange Change(params (ListColumn Column, string Seen, string Written)[] cells) => new()
    {
        Cells = cells.ToDictionary(cell => cell.Column, cell => cell.Written), Seen = cells.ToDictionary(cell => cell.Column, cell => RowChange.Mark(cell.Seen)),
    };
}
