using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ecusson.Messages;

/// <summary>What a webhook's owner checks calls by, as Standard Webhooks has it: HMAC-SHA-256 over the message's id, the moment of sending and the body.</summary>
public static class WebhookSignature
{
    /// <summary>What secrets begin with where they are shown.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The headers of one try.</summary>
    /// <param name="secret">The secret's bytes.</param>
    /// <param name="id">The message's id, the same at every try.</param>
    /// <param name="at">When it is sent: whoever is called refuses what is old.</param>
    /// <param name="body">The exact body.</param>
    public static IReadOnlyDictionary<string, string> Headers(ReadOnlySpan<byte> secret, string id, DateTimeOffset at, string body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}")));
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["webhook-id"] = id, ["webhook-timestamp"] = seconds, ["webhook-signature"] = $"v1,{signature}" };
    }
}
