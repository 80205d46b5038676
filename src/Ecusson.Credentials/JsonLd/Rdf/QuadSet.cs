namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>Quads, each once, in the order in which they were added; emptied, the memory is kept unless it became large.</summary>
internal sealed class QuadSet
{
    /// <summary>Beyond so many slots, what one large document needed is given back rather than kept for ever and cleared each time.</summary>
    public const int SlotsKept = 8192;

    Quad[] _quads = new Quad[64];
    int[] _slots = new int[128];

    /// <summary>Number of quads.</summary>
    public int Count { get; private set; }

    /// <summary>The quads in the order in which they were added.</summary>
    public ReadOnlySpan<Quad> All => _quads.AsSpan(0, Count);

    /// <summary>Adds a quad; one that is there already changes nothing.</summary>
    public void Add(Quad quad)
    {
        var mask = _slots.Length - 1;
        var slot = HashOf(quad) & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
            if (_quads[_slots[slot] - 1] == quad) return;

        if (Count == _quads.Length) Array.Resize(ref _quads, Count * 2);
        _quads[Count++] = quad;
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length) GrowSlots();
    }

    /// <summary>Forgets all quads.</summary>
    public void Clear()
    {
        Count = 0;
        if (_slots.Length > SlotsKept) (_slots, _quads) = (new int[128], new Quad[64]);
        else Array.Clear(_slots);
    }

    void GrowSlots()
    {
        var slots = new int[_slots.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            var slot = HashOf(_quads[index]) & (slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = index + 1;
        }

        _slots = slots;
    }

    static int HashOf(Quad quad) => HashCode.Combine(quad.Subject, quad.Predicate, quad.Object, quad.Graph);
}
