using System.Text;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>What the official JSON Schema asks of one object: its properties, which of them must be there, and whether others may be.</summary>
sealed class Shape : Rule
{
    readonly bool open;
    Property[] properties = [];
    byte[] places = [];
    ulong required;

    public Shape(bool open = true) => this.open = open;

    sealed record Property(string Name, byte[] Utf8, Rule Rule);

    /// <summary>Further rules for objects of this shape, which no schema can say; run after the properties.</summary>
    public Action<JsonElement, Pointer>? Beyond { get; init; }

    /// <summary>Fills the shape; apart from its construction because shapes name each other.</summary>
    public Shape With(string[] requires, params (string Name, Rule Rule)[] rules)
    {
        properties = [.. rules.Select(rule => new Property(rule.Name, Encoding.UTF8.GetBytes(rule.Name), rule.Rule))];
        places = new byte[properties.Length * 3];
        for (var i = 0; i < properties.Length; i++)
        {
            var slot = Slot(properties[i].Utf8);
            while (places[slot] != 0) slot = (slot + 1) % places.Length;
            places[slot] = (byte)(i + 1);
        }

        foreach (var name in requires) required |= 1UL << Array.FindIndex(properties, property => property.Name == name);
        return this;
    }

    public override void Judge(JsonElement value, Pointer at)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is var length)
        {
            at.Report(OpenBadgeProblems.NotSingle, length.ToString(System.Globalization.CultureInfo.InvariantCulture), breaks: length != 1);
            if (length != 1 || !at.Enter(0)) return;
            if (value[0].ValueKind == JsonValueKind.Array) at.Report(OpenBadgeProblems.WrongType, "object");
            else Judge(value[0], at);
            at.Leave();
            return;
        }

        if (!Expect(value, JsonValueKind.Object, "object", at)) return;
        var present = 0UL;
        foreach (var property in value.EnumerateObject())
        {
            var index = IndexOf(property);
            if (index < 0)
            {
                if (!open) at.Report(OpenBadgeProblems.Unexpected, DocumentProblem.Shorten(JsonValues.Name(property) ?? ""));
                continue;
            }

            if (!at.Enter(properties[index].Name)) continue;
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                // Null is absent: where the property is required the lack of it says so.
                at.Report(OpenBadgeProblems.NullValue, "", breaks: false);
            }
            else
            {
                present |= 1UL << index;
                properties[index].Rule.Judge(property.Value, at);
            }

            at.Leave();
        }

        for (var missing = required & ~present; missing != 0; missing &= missing - 1)
            at.Report(OpenBadgeProblems.Missing, properties[System.Numerics.BitOperations.TrailingZeroCount(missing)].Name);
        Beyond?.Invoke(value, at);
    }

    int IndexOf(JsonProperty property)
    {
        var name = JsonValues.Utf8(property);
        if (name.Length == 0) return -1;
        for (var slot = Slot(name); places[slot] != 0; slot = (slot + 1) % places.Length)
        {
            if (name.SequenceEqual(properties[places[slot] - 1].Utf8)) return places[slot] - 1;
        }

        return -1;
    }

    // The names of one shape differ well in length, first and last letter.
    int Slot(ReadOnlySpan<byte> name) => ((name.Length * 7) + (name[0] * 3) + name[^1]) % places.Length;
}
