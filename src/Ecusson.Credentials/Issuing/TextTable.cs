using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Issuing;

/// <summary>Texts by number, in one buffer that is used again and again. A number without text is absent.</summary>
internal sealed class TextTable
{
    const int Absent = -1;
    readonly Utf8Buffer _bytes = new(1024);
    (int Start, int Length)[] _places = [];

    /// <summary>Takes back all texts and makes room for the numbers below <paramref name="count"/>.</summary>
    public void Clear(int count)
    {
        _bytes.Clear();
        if (_places.Length < count) _places = new (int, int)[count * 2];
        _places.AsSpan(0, count).Fill((Absent, 0));
    }

    /// <summary>Where the next text is written; <see cref="Keep"/> gives it its number.</summary>
    public Utf8Buffer Next => _bytes;

    /// <summary>Whether there is a text by this number; it may be empty.</summary>
    public bool Has(int number) => _places[number].Start != Absent;

    /// <summary>The text. Valid until the next change of the table.</summary>
    public ReadOnlySpan<byte> this[int number] => _bytes.Written.Slice(_places[number].Start, _places[number].Length);

    /// <summary>Gives a number to what was written to <see cref="Next"/> from this length on.</summary>
    public void Keep(int number, int start) => _places[number] = (start, _bytes.Length - start);

    /// <summary>Adds a text.</summary>
    public void Set(int number, ReadOnlySpan<byte> utf8)
    {
        var start = _bytes.Length;
        _bytes.Append(utf8);
        Keep(number, start);
    }
}
