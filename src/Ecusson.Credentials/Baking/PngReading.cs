namespace Ecusson.Credentials.Baking;

/// <summary>Gathers the badge texts of one PNG while its chunks go by.</summary>
struct PngReading(ReadOnlyMemory<byte> picture)
{
    readonly ReadOnlyMemory<byte> picture = picture;
    ReadOnlyMemory<byte>? second, third, address;
    bool secondCompressed, thirdCompressed, secondRepeated, thirdRepeated;
    string? oddity;

    /// <summary>Looks at the chunk; returns a problem's word when it is a badge that cannot be read.</summary>
    public string? Take(PngChunk chunk)
    {
        if (chunk.Type is not (PngChunks.IText or PngChunks.Text or PngChunks.ZText)) return null;
        var data = picture[chunk.DataStart..chunk.DataEnd];
        if (PngText.StandardOf(data.Span) is not { } standard) return null;
        if (chunk.Type == PngChunks.ZText) oddity ??= "compressed-text-chunk";
        else if (chunk.Type == PngChunks.IText) return TakeInternational(standard, data);
        else if (standard == BakedStandard.OpenBadges3) oddity ??= "text-chunk";
        else address ??= PngText.ReadLatin(data);
        return null;
    }

    string? TakeInternational(BakedStandard standard, ReadOnlyMemory<byte> data)
    {
        var isThird = standard == BakedStandard.OpenBadges3;
        if (isThird ? third is not null : second is not null)
        {
            // OB 3.0 §5.3.1: the chunk must not appear twice; who extracts takes the first.
            if (isThird) thirdRepeated = true;
            else secondRepeated = true;
            return null;
        }

        var text = PngText.ReadInternational(data, PngBaking.MaxText, out var compressed, out var problem);
        if (text is null) return problem;
        if (isThird) (third, thirdCompressed) = (text, compressed);
        else (second, secondCompressed) = (text, compressed);
        return null;
    }

    public UnbakeOutcome Outcome()
    {
        var found = new List<BakedContent>(2);
        Add(found, BakedStandard.OpenBadges3, third, thirdCompressed, thirdRepeated);
        // The legacy tEXt counts only where there is no iTXt of the same keyword.
        Add(found, BakedStandard.OpenBadges2, second ?? address, secondCompressed, secondRepeated);
        return found.Count > 0 ? new UnbakeOutcome.Found(found) : new UnbakeOutcome.Nothing(oddity is null ? [] : [oddity]);
    }

    void Add(List<BakedContent> found, BakedStandard standard, ReadOnlyMemory<byte>? text, bool compressed, bool repeated)
    {
        if (text is not { } known) return;
        if (BakedText.KindOf(known.Span, standard) is not { } kind)
        {
            oddity ??= "unrecognised-text";
            return;
        }

        IReadOnlyList<string> irregularities = (compressed, repeated) switch
        {
            (true, true) => ["compressed", "repeated"],
            (true, false) => ["compressed"],
            (false, true) => ["repeated"],
            _ => [],
        };
        found.Add(new BakedContent(standard, kind, known, irregularities));
    }
}
