using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Storage;

/// <summary>How a value is kept as JSON in one column. What an older version wrote stays readable: properties are added, never renamed.</summary>
public static class KeptJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The value as it is kept.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A kept value.</summary>
    /// <exception cref="FormatException">The column holds something else.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new FormatException($"The database holds null where {typeof(T).Name} should be.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException($"The database holds no {typeof(T).Name} where one should be.", unreadable);
        }
    }

    /// <summary>Keeps a property as JSON. Two values are the same when their JSON is.</summary>
    public static PropertyBuilder<T> KeptAsJson<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasConversion(
            value => Write(value), json => Read<T>(json),
            new ValueComparer<T>((left, right) => Write(left) == Write(right), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));
    }
}
