using System.Text;

namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>What a text expanded to: a keyword, nothing, or a text that is an IRI, a blank node identifier or still relative.</summary>
readonly ref struct ExpandedIri
{
    public ReadOnlySpan<byte> Text { get; init; }

    public Keyword Keyword { get; init; }

    public bool IsNull { get; init; }
}

/// <summary>IRI Expansion (JSON-LD 1.1 API §5.2.2), of UTF-8, without an allocation unless a relative reference is resolved.</summary>
static class IriExpansion
{
    /// <summary>Expands a text. Steps 3 and 6.3, which define terms while a context is being processed, are done by the caller before.</summary>
    /// <param name="context">The active context.</param>
    /// <param name="value">A term, compact IRI, IRI or relative reference.</param>
    /// <param name="vocab">Whether terms and the vocabulary mapping apply.</param>
    /// <param name="relative">Whether it may be resolved against the base.</param>
    /// <param name="scratch">Where a new text is put; the result is valid until it is used again.</param>
    public static ExpandedIri Expand(ActiveContext context, ReadOnlySpan<byte> value, bool vocab, bool relative, Utf8Scratch scratch)
    {
        // Steps 1 and 2
        if (Keywords.Of(value) is var keyword and not Keyword.None) return new ExpandedIri { Keyword = keyword, Text = value };
        if (Keywords.HasForm(value)) return new ExpandedIri { IsNull = true };

        // Steps 4 and 5
        if (context.Find(value) is { } term)
        {
            if (term.Keyword != Keyword.None) return new ExpandedIri { Keyword = term.Keyword, Text = term.Iri };
            if (vocab) return new ExpandedIri { IsNull = term.Iri is null, Text = term.Iri };
        }

        // Step 6
        var colon = value.Length < 2 ? -1 : value[1..].IndexOf((byte)':') + 1;
        if (colon > 0)
        {
            var prefix = value[..colon];
            var suffix = value[(colon + 1)..];
            if (prefix.SequenceEqual("_"u8) || suffix.StartsWith("//"u8)) return new ExpandedIri { Text = value };
            if (context.Find(prefix) is { IsPrefix: true, Iri: { } iri }) return new ExpandedIri { Text = scratch.Join(iri, suffix) };
            if (Iris.IsAbsolute(value)) return new ExpandedIri { Text = value };
        }

        // Steps 7 to 9
        if (vocab && context.Vocabulary is { } vocabulary) return new ExpandedIri { Text = scratch.Join(vocabulary, value) };
        if (!relative || context.Base is null) return new ExpandedIri { Text = value };
        return new ExpandedIri { Text = Encoding.UTF8.GetBytes(Iris.Resolve(context.Base, Encoding.UTF8.GetString(value))) };
    }
}
