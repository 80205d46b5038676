using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>A term of a line: a text that is always the same, or the number of a slot that each rendering fills.</summary>
internal readonly record struct TermPart(byte[] Text, int Slot)
{
    /// <summary>The slot number of what has none.</summary>
    public const int Constant = -1;

    /// <summary>A term that is always the same.</summary>
    public static TermPart Of(ReadOnlySpan<byte> text) => new(text.ToArray(), Constant);

    /// <summary>True when a rendering fills it.</summary>
    public bool Varies => Slot != Constant;

    /// <summary>The term in one rendering.</summary>
    public ReadOnlySpan<byte> In(TextTable slots) => Varies ? slots[Slot] : Text;
}

/// <summary>A line of N-Quads with slots; the graph's text is empty for the default graph.</summary>
internal sealed record LinePart(TermPart Subject, byte[] Predicate, TermPart Object, TermPart Graph);

/// <summary>
/// Sorted lines of N-Quads of which some terms change from one rendering to the next. Lines are ordered by their terms, one after
/// the other: no term followed by a space can stand between another and its continuation, since what continues a shorter term
/// (a digit of a label, <c>@</c>, <c>^</c>, <c>-</c>) is greater than a space. So lines of one subject stay together, and only
/// subjects and objects that vary are put in their place each time.
/// </summary>
internal sealed class LineTemplate
{
    readonly Group[] _constant;
    readonly Group[] _varying;
    readonly Group?[] _blank;
    readonly int _firstBlank;

    sealed record Group(TermPart Subject, LinePieces Pieces);

    /// <summary>Prepares the lines.</summary>
    /// <param name="lines">The lines in any order.</param>
    /// <param name="firstBlank">Slots from this number on are labels of blank nodes.</param>
    /// <param name="blanks">How many there are.</param>
    public LineTemplate(IEnumerable<LinePart> lines, int firstBlank, int blanks)
    {
        _firstBlank = firstBlank;
        _blank = new Group?[blanks];
        var groups = lines
            .GroupBy(line => (line.Subject.Slot, Convert.ToHexString(line.Subject.Text)))
            .Select(group => new Group(group.First().Subject, new LinePieces(group)))
            .ToList();
        _constant = [.. groups.Where(group => !group.Subject.Varies).Order(Comparer<Group>.Create((left, right) => left.Subject.Text.AsSpan().SequenceCompareTo(right.Subject.Text)))];
        _varying = [.. groups.Where(group => group.Subject.Varies && group.Subject.Slot < firstBlank)];
        foreach (var group in groups.Where(group => group.Subject.Slot >= firstBlank)) _blank[group.Subject.Slot - firstBlank] = group;
    }

    /// <summary>Writes the lines in code point order.</summary>
    /// <param name="slots">The text of each slot.</param>
    /// <param name="blanks">The blank nodes in code point order of their labels.</param>
    /// <param name="to">Takes the lines.</param>
    /// <returns>False when two terms that stood apart have become one, so that quads would merge.</returns>
    public bool Render(TextTable slots, ReadOnlySpan<int> blanks, Utf8Buffer to)
    {
        Span<int> order = stackalloc int[_varying.Length];
        if (!Sort(slots, order)) return false;
        var next = 0;
        foreach (var group in _constant)
        {
            for (; next < order.Length; next++)
            {
                var comparison = slots[_varying[order[next]].Subject.Slot].SequenceCompareTo(group.Subject.Text);
                if (comparison == 0) return false;
                if (comparison > 0) break;
                if (!_varying[order[next]].Pieces.Render(slots, to)) return false;
            }

            if (!group.Pieces.Render(slots, to)) return false;
        }

        for (; next < order.Length; next++)
            if (!_varying[order[next]].Pieces.Render(slots, to)) return false;

        // Labels of blank nodes come after every IRI: "_" is greater than "<".
        foreach (var blank in blanks)
            if (_blank[blank] is { } group && !group.Pieces.Render(slots, to)) return false;
        return true;
    }

    bool Sort(TextTable slots, Span<int> order)
    {
        for (var count = 0; count < order.Length; count++)
        {
            var place = count;
            for (; place > 0; place--)
            {
                var comparison = slots[_varying[count].Subject.Slot].SequenceCompareTo(slots[_varying[order[place - 1]].Subject.Slot]);
                if (comparison == 0) return false;
                if (comparison > 0) break;
                order[place] = order[place - 1];
            }

            order[place] = count;
        }

        return true;
    }
}
