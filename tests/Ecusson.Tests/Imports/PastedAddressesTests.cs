using Ecusson.Imports;

namespace Ecusson.Tests.Imports;

/// <summary>People as they are pasted from a letter's header or from somebody's notes.</summary>
public sealed class PastedAddressesTests
{
    [Theory]
    [InlineData("\"Dupont, Jean\" <j@x.fr>; Marie Curie <m@x.fr>", "Dupont, Jean|j@x.fr", "Marie Curie|m@x.fr")]
    [InlineData("Dupont, Jean <j@x.fr>; Curie, Marie <m@x.fr>", "Dupont, Jean|j@x.fr", "Curie, Marie|m@x.fr")]
    [InlineData("a@x.fr, Jean <j@x.fr>, b@x.fr", "|a@x.fr", "Jean|j@x.fr", "|b@x.fr")]
    [InlineData("Jean <j@x.fr> Marie <m@x.fr>\r\n<n@x.fr>", "Jean|j@x.fr", "Marie|m@x.fr", "|n@x.fr")]
    [InlineData("j@x.fr (Jean Dupont), Marie Curie (m@x.fr)\nPaul [p@x.fr]\n<q@x.fr> (Quentin, le grand)", "Jean Dupont|j@x.fr", "Marie Curie|m@x.fr", "Paul|p@x.fr", "Quentin, le grand|q@x.fr")]
    [InlineData("“Œuvrard, Hélène” <h@x.fr>; « Nguyễn, Thị » <n@x.fr>; 李小龍 <l@x.fr>", "Œuvrard, Hélène|h@x.fr", "Nguyễn, Thị|n@x.fr", "李小龍|l@x.fr")]
    [InlineData("mailto:j@x.fr\n<mailto:m%2Bb@x.fr?subject=Bonjour>\np@x.fr<mailto:p@x.fr>\nmailto:%00@x.fr", "|j@x.fr", "|m+b@x.fr", "|p@x.fr", "|%00@x.fr")]
    [InlineData("Jean Dupont\tj@x.fr\nm@x.fr\tMarie\tCurie\nMartin\tPaul\tp@x.fr\na@x.fr\tb@x.fr", "Jean Dupont|j@x.fr", "Marie Curie|m@x.fr", "Martin Paul|p@x.fr", "|a@x.fr", "|b@x.fr")]
    [InlineData("Ada Lovelace ada@x.fr\ngrace@x.fr Grace Hopper\na@x.fr b@x.fr", "Ada Lovelace|ada@x.fr", "Grace Hopper|grace@x.fr", "|a@x.fr", "|b@x.fr")]
    [InlineData("'j@x.fr'; 'Marie' <'m@x.fr'>;\u200bp@x.fr\u00a0; \"Jean \\\"JD\\\" Dupont\" <d@x.fr>", "|j@x.fr", "Marie|m@x.fr", "|p@x.fr", "Jean \"JD\" Dupont|d@x.fr")]
    [InlineData("Jean \"J, D\" Dupont <j@x.fr>, Conan O'Brien <o'brien@x.fr>", "Jean \"J, D\" Dupont|j@x.fr", "Conan O'Brien|o'brien@x.fr")]
    [InlineData("\"Dupont, Jean\", j@x.fr", "Dupont, Jean|j@x.fr")]
    public void Names_and_addresses_are_told_apart(string pasted, params string[] people) =>
        Assert.Equal(people, Rows(pasted).Select(row => $"{row.Name}|{row.Address}"));

    [Theory]
    [InlineData("jean.x.fr, Marie <m@x.fr>", "|jean.x.fr", "Marie|m@x.fr")]
    [InlineData("no address; also none\nm@x.fr", "|no address", "|also none", "|m@x.fr")]
    [InlineData("\"never closed <j@x.fr>\nm@x.fr", "\"never closed|j@x.fr", "|m@x.fr")]
    [InlineData("Jean <never closed\nm@x.fr; (none", "|Jean <never closed", "|m@x.fr", "|(none")]
    public void What_is_no_address_stands_in_a_row_of_its_own_and_takes_nobody_along(string pasted, params string[] people) =>
        Assert.Equal(people, Rows(pasted).Select(row => $"{row.Name}|{row.Address}"));

    [Fact]
    public void Millions_of_signs_that_open_and_never_close_are_read_at_once()
    {
        foreach (var sign in (string[])["<", "( ", "\" ", "« ", "a@", "x, "])
            Assert.NotNull(ReadList.Text(string.Concat(Enumerable.Repeat(sign, ReadList.MostBytes / 2 / sign.Length))));
    }

    static IReadOnlyList<ListRow> Rows(string pasted) => Assert.IsType<ListReading.Read>(ReadList.Text(pasted)).Rows;
}
