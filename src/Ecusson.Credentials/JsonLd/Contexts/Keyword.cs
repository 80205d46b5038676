namespace Ecusson.Credentials.JsonLd.Contexts;

/// <summary>The keywords of JSON-LD 1.1 (§1.7). <see cref="None"/> is "no keyword"; the keyword <c>@none</c> is <see cref="NoIndex"/>.</summary>
enum Keyword : byte
{
    None, Base, Container, Context, Direction, Graph, Id, Import, Included, Index, Json, Language, List, Nest, NoIndex,
    Prefix, Propagate, Protected, Reverse, Set, Type, Value, Version, Vocab,
}

static class Keywords
{
    /// <summary>The keyword that a text is, if any.</summary>
    public static Keyword Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != '@') return Keyword.None;
        return text[1..] switch
        {
            var name when name.SequenceEqual("id"u8) => Keyword.Id,
            var name when name.SequenceEqual("type"u8) => Keyword.Type,
            var name when name.SequenceEqual("context"u8) => Keyword.Context,
            var name when name.SequenceEqual("value"u8) => Keyword.Value,
            var name when name.SequenceEqual("graph"u8) => Keyword.Graph,
            var name when name.SequenceEqual("list"u8) => Keyword.List,
            var name when name.SequenceEqual("set"u8) => Keyword.Set,
            var name when name.SequenceEqual("language"u8) => Keyword.Language,
            var name when name.SequenceEqual("direction"u8) => Keyword.Direction,
            var name when name.SequenceEqual("index"u8) => Keyword.Index,
            var name when name.SequenceEqual("none"u8) => Keyword.NoIndex,
            var name when name.SequenceEqual("json"u8) => Keyword.Json,
            var name when name.SequenceEqual("reverse"u8) => Keyword.Reverse,
            var name when name.SequenceEqual("included"u8) => Keyword.Included,
            var name when name.SequenceEqual("nest"u8) => Keyword.Nest,
            var name when name.SequenceEqual("vocab"u8) => Keyword.Vocab,
            var name when name.SequenceEqual("base"u8) => Keyword.Base,
            var name when name.SequenceEqual("container"u8) => Keyword.Container,
            var name when name.SequenceEqual("import"u8) => Keyword.Import,
            var name when name.SequenceEqual("prefix"u8) => Keyword.Prefix,
            var name when name.SequenceEqual("propagate"u8) => Keyword.Propagate,
            var name when name.SequenceEqual("protected"u8) => Keyword.Protected,
            var name when name.SequenceEqual("version"u8) => Keyword.Version,
            _ => Keyword.None,
        };
    }

    /// <summary>Whether a text looks like a keyword (an at sign, then letters alone), which reserves it.</summary>
    public static bool HasForm(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '@') return false;
        foreach (var character in text[1..])
            if (!char.IsAsciiLetter((char)character)) return false;
        return true;
    }
}
