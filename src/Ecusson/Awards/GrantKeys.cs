using System.Text;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>
/// Turns the key that a program gives its request into the name of the award that comes of it. The same program and key make the same name, and a name is
/// there once: a request that is sent again grants nothing more. Nobody else can tell the key from the name, or the name from the key.
/// </summary>
public sealed class GrantKeys(RootSecret root)
{
    /// <summary>The longest key, in characters.</summary>
    public const int Longest = 200;

    /// <summary>The award's name in addresses; null when the key is none: 1 to <see cref="Longest"/> visible ASCII characters.</summary>
    /// <param name="actor">Whose key it is: two programs may well choose the same.</param>
    /// <param name="key">The key.</param>
    public PublicId? Name(Actor actor, string key)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(key);
        if (key is not { Length: > 0 and <= Longest } || key.Any(sign => sign is < '!' or > '~')) return null;
        return PublicId.Of(root.Mac("grant-key", [.. actor.Id.ToByteArray(), .. Encoding.ASCII.GetBytes(key)]));
    }
}
