using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ecusson.Storage;

/// <summary>One text in the languages that somebody wrote it in.</summary>
/// <param name="ByLanguage">Texts by language code (BCP 47, lower case, e.g. <c>fr</c>); none of them empty.</param>
[JsonConverter(typeof(LocalizedTextAsObject))]
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>A text in one language; <see cref="Empty"/> when the text is.</summary>
    public static LocalizedText Of(string language, string? text) => Empty.With(language, text);

    /// <summary>True when there is no text in any language.</summary>
    public bool IsEmpty => ByLanguage.IsEmpty;

    /// <summary>The text in that language; else in <paramref name="otherwise"/> or the first language that is spoken here, else in the first there is; empty when there is none.</summary>
    public string In(string language, string? otherwise = null) =>
        ByLanguage.TryGetValue(language, out var text) || ByLanguage.TryGetValue(otherwise ?? SpokenLanguages.All[0], out text) ? text : ByLanguage.Values.FirstOrDefault("");

    /// <summary>The same with the text of one language replaced, its lines ending as forms read them back (LF); white space alone takes it away.</summary>
    public LocalizedText With(string language, string? text) =>
        new(string.IsNullOrWhiteSpace(text) ? ByLanguage.Remove(language) : ByLanguage.SetItem(language, text.Trim().ReplaceLineEndings("\n")));

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    /// <inheritdoc/>
    public override int GetHashCode() => ByLanguage.Aggregate(0, (hash, text) => HashCode.Combine(hash, text.Key, text.Value));
}

sealed class LocalizedTextAsObject : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [])
        .Aggregate(LocalizedText.Empty, (text, pair) => text.With(pair.Key, pair.Value));

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.ByLanguage) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}

/// <summary>Keeps a <see cref="LocalizedText"/> as a JSON object of texts by language.</summary>
public sealed class LocalizedTextAsJson() : ValueConverter<LocalizedText, string>(text => KeptJson.Write(text), json => KeptJson.Read<LocalizedText>(json));
