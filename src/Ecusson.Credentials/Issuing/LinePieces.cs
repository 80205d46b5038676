using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>The lines of one subject in their order, as long constant texts between slots; lines that may change places are a run.</summary>
internal sealed class LinePieces
{
    readonly List<Piece> _pieces = [];
    readonly Piece[] _all;

    readonly record struct Piece(byte[] Before, int Slot, Run? Run);

    /// <summary>Lines of one predicate of which an object or graph varies: their order is found out in each rendering.</summary>
    sealed record Run(LinePart[] Lines, LinePieces[] Pieces);

    /// <summary>Prepares the lines of one subject.</summary>
    public LinePieces(IEnumerable<LinePart> lines)
    {
        var text = new Utf8Buffer();
        foreach (var predicate in lines.GroupBy(line => Convert.ToHexString(line.Predicate), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var run = predicate.ToArray();
            if (run.Length > 1 && Array.Exists(run, line => line.Object.Varies || line.Graph.Varies))
            {
                Flush(text, TermPart.Constant, new Run(run, Array.ConvertAll(run, line => new LinePieces([line]))));
                continue;
            }

            Array.Sort(run, (left, right) => Compare(left, right, slots: null));
            foreach (var line in run) Add(line, text);
        }

        Flush(text, TermPart.Constant, run: null);
        _all = [.. _pieces];
    }

    /// <summary>Writes the lines; false when two lines of a run are the same, so that one quad would be there twice.</summary>
    public bool Render(TextTable slots, Utf8Buffer to)
    {
        foreach (ref readonly var piece in _all.AsSpan())
        {
            to.Append(piece.Before);
            if (piece.Slot != TermPart.Constant) to.Append(slots[piece.Slot]);
            else if (piece.Run is { } run && !Render(run, slots, to)) return false;
        }

        return true;
    }

    static bool Render(Run run, TextTable slots, Utf8Buffer to)
    {
        const int OnStack = 256;
        var order = run.Lines.Length <= OnStack ? stackalloc int[run.Lines.Length] : new int[run.Lines.Length];
        for (var count = 0; count < order.Length; count++)
        {
            var place = count;
            for (; place > 0; place--)
            {
                var comparison = Compare(run.Lines[count], run.Lines[order[place - 1]], slots);
                if (comparison == 0) return false;
                if (comparison > 0) break;
                order[place] = order[place - 1];
            }

            order[place] = count;
        }

        foreach (var line in order) run.Pieces[line].Render(slots, to);
        return true;
    }

    static int Compare(LinePart left, LinePart right, TextTable? slots)
    {
        var comparison = Text(left.Object, slots).SequenceCompareTo(Text(right.Object, slots));
        // No graph comes first: " ." is less than " <" and " _".
        return comparison != 0 ? comparison : Text(left.Graph, slots).SequenceCompareTo(Text(right.Graph, slots));
    }

    static ReadOnlySpan<byte> Text(TermPart term, TextTable? slots) => slots is null ? term.Text : term.In(slots);

    void Add(LinePart line, Utf8Buffer text)
    {
        Add(line.Subject, text);
        text.Append((byte)' ');
        text.Append(line.Predicate);
        text.Append((byte)' ');
        Add(line.Object, text);
        if (line.Graph.Varies || line.Graph.Text.Length != 0)
        {
            text.Append((byte)' ');
            Add(line.Graph, text);
        }

        text.Append(" .\n"u8);
    }

    void Add(TermPart term, Utf8Buffer text)
    {
        if (term.Varies) Flush(text, term.Slot, run: null);
        else text.Append(term.Text);
    }

    void Flush(Utf8Buffer text, int slot, Run? run)
    {
        _pieces.Add(new Piece(text.Written.ToArray(), slot, run));
        text.Clear();
    }
}
