using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Recipients;

/// <summary>A list's first row: where each known column stands, and what is not known.</summary>
sealed class ListHeader
{
    readonly (int Place, string Header)?[] columns = new (int, string)?[Enum.GetValues<ListColumn>().Length];

    /// <summary>Headers that name no known column, as written.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Null after saying why there is no list below such a header.</summary>
    public static ListHeader? Of(IReadOnlyList<string> headers, string path, Terminal terminal)
    {
        var header = new ListHeader();
        for (var place = 0; place < headers.Count; place++)
        {
            var written = headers[place].Trim();
            if (ListColumns.Of(written) is not { } column)
            {
                if (written.Length > 0) header.Unknown.Add(written);
            }
            else if (header.columns[(int)column] is not null)
            {
                terminal.Say(Text.ListColumnTwice, ListColumns.NameOf(column), path);
                return null;
            }
            else
            {
                header.columns[(int)column] = (place, written);
            }
        }

        if (header.columns[(int)ListColumn.Email] is not null) return header;
        if (headers.All(string.IsNullOrWhiteSpace)) terminal.Say(Text.ListEmpty, path);
        else terminal.Say(Text.ListWithoutEmail, path, string.Join(", ", headers));
        return null;
    }

    /// <summary>Where a column stands, from 0; null when the list has none.</summary>
    public int? PlaceOf(ListColumn column) => columns[(int)column]?.Place;

    /// <summary>A column's name as this list writes it, so that the person finds it there.</summary>
    public string NameOf(ListColumn column) => columns[(int)column]?.Header ?? ListColumns.NameOf(column);
}
