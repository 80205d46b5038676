using System.Text.Json;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.OpenBadges.V2;

/// <summary>The recipient (Open Badges 2.0, IdentityObject).</summary>
static class RecipientRules
{
    public static void Judge(JsonElement recipient, Pointer at)
    {
        if (recipient.ValueKind != JsonValueKind.Object)
        {
            at.Report(OpenBadge2Problems.WrongType, "object");
            return;
        }

        var rules = new Properties(recipient, Edition.V20, at);
        rules.Required("identity", Values.Text);
        rules.Required("type", static (type, at) =>
        {
            if (!JsonValues.Texts(type).Any(name => name is "email" or "id" or "url" or "telephone"))
                at.Report(OpenBadge2Problems.RecipientType, JsonValues.Shown(type));
        });
        rules.Required("hashed", static (hashed, at) =>
        {
            if (hashed.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) at.Report(OpenBadge2Problems.WrongType, "boolean");
        });
        rules.Optional("salt", Values.Text);

        if (!JsonValues.TryGet(recipient, "hashed"u8, out var flag) || JsonValues.Text(recipient, "identity"u8) is not { } identity) return;
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return;
        if (flag.ValueKind == JsonValueKind.True != IdentityHash.IsWellFormed(identity))
            at.Report("identity", OpenBadge2Problems.HashedOrNot, "");
        else if (flag.ValueKind == JsonValueKind.False) Plain(JsonValues.Texts(JsonValues.TryGet(recipient, "type"u8, out var type) ? type : default), identity, at);
    }

    static void Plain(IReadOnlyList<string> types, string identity, Pointer at)
    {
        if (types.Contains("email") && !Values.IsEmail(identity)) at.Report("identity", OpenBadge2Problems.NotAnEmail, DocumentProblem.Shorten(identity));
        if (types.Contains("telephone") && !Values.IsTelephone(identity)) at.Report("identity", OpenBadge2Problems.NotATelephone, DocumentProblem.Shorten(identity));
    }
}
