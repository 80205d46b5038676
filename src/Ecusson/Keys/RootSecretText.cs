using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Ecusson.Keys;

/// <summary>The root secret as it is written in a file or a setting: one version a line (or separated by commas) in base64, oldest first; lines with <c>#</c> are for people.</summary>
public static class RootSecretText
{
    /// <summary>A new secret of one version.</summary>
    /// <param name="random">Where its 256 bits come from.</param>
    public static string Make(RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var bits = new byte[RootSecret.Size];
        random.GetBytes(bits);
        return Convert.ToBase64String(bits);
    }

    /// <summary>Reads a secret; false when the text is not one.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out RootSecret? secret)
    {
        ArgumentNullException.ThrowIfNull(text);
        secret = null;
        var versions = new List<byte[]>();
        foreach (var line in text.Split(['\n', ',']).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var bits = new byte[RootSecret.Size];
            if (!Convert.TryFromBase64String(line, bits, out var written) || written != RootSecret.Size) return false;
            versions.Add(bits);
        }

        if (versions.Count == 0) return false;
        secret = new RootSecret(versions);
        return true;
    }
}
