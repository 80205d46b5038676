using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ecusson.Credentials.JsonLd;

enum JsonKind : byte { Null, False, True, Number, String, Array, Object }

/// <summary>One value or property name. An object's tokens alternate between names and values.</summary>
/// <param name="Kind">What it is; a name is a string.</param>
/// <param name="Start">Where its text starts: a string without quotes and escapes, anything else as written.</param>
/// <param name="Length">Bytes of that text.</param>
/// <param name="Next">The token after it and all that is inside it.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct JsonToken(JsonKind Kind, int Start, int Length, int Next);

/// <summary>A JSON text laid out flat: one row of tokens over one buffer. Used again from document to document; not thread-safe.</summary>
sealed class JsonTape
{
    const int KeptBytes = 1 << 20;

    byte[] _text = new byte[8192];
    int _used;
    JsonToken[] _tokens = new JsonToken[512];
    int _count;
    int[] _open = new int[64];

    public ref readonly JsonToken this[int token] => ref _tokens[token];

    /// <summary>A string's characters, or another value as written.</summary>
    public ReadOnlySpan<byte> Text(int token) => _text.AsSpan(_tokens[token].Start, _tokens[token].Length);

    public JsonKind Kind(int token) => _tokens[token].Kind;

    public int Next(int token) => _tokens[token].Next;

    public string String(int token) => Encoding.UTF8.GetString(Text(token));

    public void Clear()
    {
        _used = _count = 0;
        if (_text.Length > KeptBytes) _text = new byte[8192];
        if (_tokens.Length * 16 > KeptBytes) _tokens = new JsonToken[512];
    }

    /// <summary>Adds a JSON text and returns its root. Refuses what is not I-JSON: names given twice, text that is not UTF-8.</summary>
    public int Read(ReadOnlySpan<byte> json, int maximumDepth, ReadOnlySpan<byte> without = default, bool withoutContext = false)
    {
        if (!Utf8.IsValid(json)) throw new JsonLdRefusal("not-utf-8");
        var origin = _used;
        Reserve(json.Length);
        json.CopyTo(_text.AsSpan(_used));
        _used += json.Length;
        if (_open.Length < maximumDepth) _open = new int[maximumDepth];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maximumDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var root = _count;
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        _open[depth++] = _count;
                        Add(reader.TokenType == JsonTokenType.StartObject ? JsonKind.Object : JsonKind.Array, origin + (int)reader.TokenStartIndex, 0);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        Close(_open[--depth], origin + (int)reader.BytesConsumed);
                        break;
                    case JsonTokenType.PropertyName when depth == 1 && IsLeftOut(ref reader, without, withoutContext):
                        reader.Skip();
                        break;
                    case JsonTokenType.PropertyName or JsonTokenType.String:
                        AddString(ref reader, origin);
                        break;
                    case JsonTokenType.Number:
                        Add(JsonKind.Number, origin + (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                        break;
                    default:
                        Add(KindOf(reader.TokenType), origin + (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                        break;
                }
            }
        }
        catch (JsonException broken)
        {
            throw new JsonLdRefusal(depth >= maximumDepth ? "too-deep" : "not-json", broken.Path ?? "");
        }
        catch (InvalidOperationException)
        {
            throw new JsonLdRefusal("lone-surrogate");
        }

        return root;
    }

    /// <summary>JSON Pointer (RFC 6901) to a token below a root.</summary>
    public string PointerTo(int token, int root)
    {
        var pointer = new StringBuilder();
        while (root < token && token < _tokens[root].Next && Kind(root) is JsonKind.Object or JsonKind.Array)
        {
            var isObject = Kind(root) == JsonKind.Object;
            var index = 0;
            var child = root + 1;
            for (; ; child = Next(child), index++)
            {
                var value = isObject ? child + 1 : child;
                if (token < Next(value)) break;
                if (isObject) child = value;
            }

            pointer.Append('/').Append(isObject
                ? String(child).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
                : index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            root = isObject ? child + 1 : child;
        }

        return pointer.ToString();
    }

    static JsonKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };

    static bool IsLeftOut(ref Utf8JsonReader name, ReadOnlySpan<byte> without, bool withoutContext)
        => (!without.IsEmpty && name.ValueTextEquals(without)) || (withoutContext && name.ValueTextEquals("@context"u8));

    void AddString(ref Utf8JsonReader reader, int origin)
    {
        if (!reader.ValueIsEscaped)
        {
            Add(JsonKind.String, origin + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return;
        }

        // Unescaped text is never longer than what was written.
        Reserve(reader.ValueSpan.Length);
        var length = reader.CopyString(_text.AsSpan(_used));
        Add(JsonKind.String, _used, length);
        _used += length;
    }

    void Add(JsonKind kind, int start, int length)
    {
        if (_count == _tokens.Length) Array.Resize(ref _tokens, _count * 2);
        _tokens[_count] = new JsonToken(kind, start, length, _count + 1);
        _count++;
    }

    void Close(int container, int end)
    {
        ref var token = ref _tokens[container];
        token = token with { Next = _count, Length = end - token.Start };
        if (token.Kind == JsonKind.Object) RefuseNamesTwice(container);
    }

    // A name given twice would be two statements here and one for whoever reads the same JSON as a map.
    void RefuseNamesTwice(int container)
    {
        const int Few = 16;
        Span<int> names = stackalloc int[Few];
        var count = 0;
        var end = _tokens[container].Next;
        for (var name = container + 1; name < end; name = _tokens[name + 1].Next)
        {
            if (count == Few)
            {
                RefuseNamesTwiceAmongMany(container);
                return;
            }

            foreach (var other in names[..count])
                if (_tokens[name].Length == _tokens[other].Length && Text(name).SequenceEqual(Text(other))) throw new JsonLdRefusal("duplicate-property", String(name), name);
            names[count++] = name;
        }
    }

    void RefuseNamesTwiceAmongMany(int container)
    {
        var names = new List<int>();
        for (var name = container + 1; name < _tokens[container].Next; name = _tokens[name + 1].Next) names.Add(name);
        names.Sort((left, right) => Text(left).SequenceCompareTo(Text(right)));
        for (var at = 1; at < names.Count; at++)
            if (Text(names[at - 1]).SequenceEqual(Text(names[at]))) throw new JsonLdRefusal("duplicate-property", String(names[at]), names[at]);
    }

    void Reserve(int more)
    {
        if (_used + more > _text.Length) Array.Resize(ref _text, Math.Max(_used + more, _text.Length * 2));
    }
}
