using System.Text.Json;

namespace Ecusson.Credentials.Verification;

/// <summary>Something that endorsements are attached to.</summary>
/// <param name="What">One of the words below; its phrase stands among the sentences under <c>endorsed.…</c>.</param>
/// <param name="Id">Its id; null when it has none, and then nothing can speak of it.</param>
/// <param name="Endorsements">What is attached, as it stands.</param>
sealed record Endorsed(string What, string? Id, IReadOnlyList<JsonElement> Endorsements)
{
    /// <summary>What this one person received.</summary>
    public const string Award = "award";

    /// <summary>The badge that it is an award of.</summary>
    public const string Badge = "badge";

    /// <summary>Who issued it.</summary>
    public const string Issuer = "issuer";

    /// <summary>Who designed the badge.</summary>
    public const string Creator = "creator";

    /// <summary>Who received it.</summary>
    public const string Holder = "holder";
}
