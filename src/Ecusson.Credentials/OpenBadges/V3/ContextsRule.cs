using System.Text.Json;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V3;

/// <summary>The contexts of a badge: in 2.0's form the base one and Open Badges' in this order, then any.</summary>
sealed class ContextsRule(bool second) : Rule
{
    public override void Judge(JsonElement value, Pointer at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            // A context alone cannot be the two that the standard asks for; in 1.1's form it can be one.
            at.Report(OpenBadgeProblems.NotAnArray, "", breaks: second);
            return;
        }

        var i = 0;
        foreach (var entry in value.EnumerateArray()) Entry(entry, i++, at);
        if (i == 0 || (second && i == 1)) at.Report(second ? OpenBadgeProblems.ContextSecond : OpenBadgeProblems.ContextFirst, "");
    }

    void Entry(JsonElement entry, int index, Pointer at)
    {
        if (!at.Enter(index)) return;
        if (second && index == 0)
        {
            if (JsonValues.Text(entry) != Credential.ContextV2) at.Report(OpenBadgeProblems.ContextFirst, JsonValues.Shown(entry));
        }
        else if (second && index == 1)
        {
            if (!OpenBadgeContexts.IsOpenBadges(JsonValues.Text(entry))) at.Report(OpenBadgeProblems.ContextSecond, JsonValues.Shown(entry));
        }
        else if (entry.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            at.Report(OpenBadgeProblems.ContextEntry, JsonValues.Shown(entry));
        }

        at.Leave();
    }
}
