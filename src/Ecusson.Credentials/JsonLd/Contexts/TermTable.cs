using System.Buffers.Binary;
using System.Numerics;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>Terms by name, looked up by the UTF-8 of a document without a string being made. Copied by two array copies.</summary>
sealed class TermTable
{
    TermDefinition?[] _slots;
    uint[] _hashes;
    int _filled;

    public TermTable() : this(new TermDefinition?[32], new uint[32], 0) { }

    TermTable(TermDefinition?[] slots, uint[] hashes, int filled) => (_slots, _hashes, _filled) = (slots, hashes, filled);

    public TermTable Copy() => new((TermDefinition?[])_slots.Clone(), (uint[])_hashes.Clone(), _filled);

    public TermDefinition? Find(ReadOnlySpan<byte> name)
    {
        var found = _slots[SlotOf(name, HashOf(name))];
        return found is null || found.IsAbsent ? null : found;
    }

    public void Set(TermDefinition term)
    {
        var hash = HashOf(term.Name);
        var slot = SlotOf(term.Name, hash);
        if (_slots[slot] is null && ++_filled * 2 > _slots.Length)
        {
            Grow();
            slot = SlotOf(term.Name, hash);
        }

        _slots[slot] = term;
        _hashes[slot] = hash;
    }

    /// <summary>All terms, in no order.</summary>
    public IEnumerable<TermDefinition> All()
    {
        foreach (var term in _slots)
            if (term is { IsAbsent: false }) yield return term;
    }

    int SlotOf(ReadOnlySpan<byte> name, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] is { } term && (_hashes[slot] != hash || !name.SequenceEqual(term.Name))) slot = (slot + 1) & mask;
        return slot;
    }

    void Grow()
    {
        var (slots, hashes) = (_slots, _hashes);
        (_slots, _hashes) = (new TermDefinition?[slots.Length * 2], new uint[slots.Length * 2]);
        for (var old = 0; old < slots.Length; old++)
        {
            if (slots[old] is not { } term) continue;
            var slot = SlotOf(term.Name, hashes[old]);
            (_slots[slot], _hashes[slot]) = (term, hashes[old]);
        }
    }

    // Terms are put here by contexts alone, whose number of terms is limited; looking up a hostile name can at worst miss.
    static uint HashOf(ReadOnlySpan<byte> name)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)name.Length;
        while (name.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * Odd;
            hash ^= hash >> 32;
            name = name[8..];
        }

        foreach (var character in name) hash = BitOperations.RotateLeft(hash, 8) ^ character;
        hash *= Odd;
        return (uint)(hash >> 32);
    }
}
