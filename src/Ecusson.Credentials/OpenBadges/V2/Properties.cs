using System.Text;
using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>The properties of one object under judgement; null is absent.</summary>
readonly struct Properties(JsonElement json, Edition edition, Pointer at)
{
    public Edition Edition => edition;

    public Pointer At => at;

    public void Required(string name, Action<JsonElement, Pointer> judge)
    {
        if (!Optional(name, judge)) at.Report(OpenBadge2Problems.Missing, name);
    }

    public bool Optional(string name, Action<JsonElement, Pointer> judge)
    {
        Span<byte> utf8 = stackalloc byte[32];
        utf8 = utf8[..Encoding.ASCII.GetBytes(name, utf8)];
        if (!JsonValues.TryGet(json, utf8, out var value)) return false;
        if (!at.Enter(name)) return true;
        judge(value, at);
        at.Leave();
        return true;
    }
}
