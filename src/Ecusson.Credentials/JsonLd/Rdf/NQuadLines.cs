using System.Runtime.InteropServices;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>Lines of N-Quads, put in code point order; in UTF-8 that is the order of the bytes.</summary>
internal sealed class NQuadLines
{
    readonly Utf8Buffer _text = new(8192);
    readonly Comparison<Line> _byText;
    Line[] _lines = new Line[64];
    int _count;

    /// <summary>No lines yet.</summary>
    public NQuadLines() => _byText = Compare;

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Line(int Start, int Length);

    /// <summary>Bytes of all lines together.</summary>
    public int Length => _text.Length;

    /// <summary>Where the line that is being written goes, up to <see cref="EndLine"/>.</summary>
    public Utf8Buffer Text => _text;

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        _text.Clear();
        _count = 0;
    }

    /// <summary>Ends the line: space, full stop, line feed.</summary>
    public void EndLine()
    {
        _text.Append(" .\n"u8);
        if (_count == _lines.Length) Array.Resize(ref _lines, _count * 2);
        var start = _count == 0 ? 0 : _lines[_count - 1].Start + _lines[_count - 1].Length;
        _lines[_count++] = new Line(start, _text.Length - start);
    }

    /// <summary>Puts the lines in order. None may be added afterwards until <see cref="Clear"/>.</summary>
    public void Sort() => _lines.AsSpan(0, _count).Sort(_byText);

    /// <summary>Writes the lines one after another.</summary>
    /// <param name="to">At least <see cref="Length"/> bytes.</param>
    public void CopyTo(Span<byte> to)
    {
        var text = _text.Written;
        foreach (var line in _lines.AsSpan(0, _count))
        {
            text.Slice(line.Start, line.Length).CopyTo(to);
            to = to[line.Length..];
        }
    }

    int Compare(Line left, Line right)
    {
        var text = _text.Written;
        return text.Slice(left.Start, left.Length).SequenceCompareTo(text.Slice(right.Start, right.Length));
    }
}
