using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>Deterministic variety: the same seed gives the same credential, whatever the machine.</summary>
sealed class Chance(int seed)
{
    // the sequence of a seeded Random is fixed by .NET's compatibility promise
    readonly Random random = new(seed);

    public bool Half => random.Next(2) == 0;

    public int Below(int end) => random.Next(end);

    public int Between(int first, int last) => random.Next(first, last + 1);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    public string Address(string kind) => Below(4) switch
    {
        0 => Uuid(),
        1 => $"https://écusson.example/{kind}/{Below(1_000_000)}",
        2 => $"https://badges.example/{kind}/{Below(1_000_000)}?lang=fr&q=%C3%A9t%C3%A9#top",
        _ => $"https://badges.example/{kind}/{Below(1_000_000)}",
    };

    /// <summary>An instant between 2019 and 2025, in one of the forms that RFC 3339 allows.</summary>
    public string Instant()
    {
        var when = new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Below(6 * 365 * 86_400));
        return when.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + Of("Z", ".250Z", "+02:00", "-11:30", "Z");
    }

    /// <summary>Sets a property in one document of two.</summary>
    public void Perhaps(JsonObject owner, string property, Func<JsonNode> value)
    {
        if (Half) owner[property] = value();
    }

    /// <summary>An array of one to three.</summary>
    public JsonArray Some(Func<JsonNode> item) => [.. Enumerable.Range(0, Between(1, 3)).Select(_ => item())];

    /// <summary>The standard's type, at times with another one beside it.</summary>
    public JsonArray Types(string type, string another) => Half ? new JsonArray(type) : new JsonArray(type, another);

    /// <summary>The same object with its properties in another order: order means nothing in JSON.</summary>
    public JsonObject Shuffled(JsonObject document)
    {
        var properties = document.Select(property => (property.Key, Value: property.Value?.DeepClone())).ToArray();
        random.Shuffle(properties);
        return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, property.Value)));
    }
}
