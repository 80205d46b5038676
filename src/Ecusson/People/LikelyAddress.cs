namespace Ecusson.People;

/// <summary>Finds addresses whose domain looks like a slip of the pen for a widely used one.</summary>
public static class LikelyAddress
{
    static readonly string[] Known =
    [
        "gmail.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr", "live.fr", "yahoo.com", "yahoo.fr", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net",
        "sfr.fr", "icloud.com", "proton.me", "protonmail.com", "education.gouv.fr", "bbox.fr", "gmx.fr",
    ];

    /// <summary>The address that was probably meant; null when nothing speaks for another.</summary>
    /// <param name="address">A mail address.</param>
    public static string? Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        if (at < 0) return null;
        var domain = address[(at + 1)..].Trim().ToLowerInvariant();
        if (Known.Contains(domain, StringComparer.Ordinal)) return null;
        return Known.Where(known => IsSlip(domain, known)).Select(known => $"{address[..(at + 1)]}{known}").FirstOrDefault();
    }

    /// <summary>One letter too many, too few or wrong, or two neighbours changed over. A short name is too close to many others: of it, only the ending is looked at.</summary>
    static bool IsSlip(string written, string known)
    {
        if (Math.Abs(written.Length - known.Length) > 1) return false;
        var start = 0;
        while (start < Math.Min(written.Length, known.Length) && written[start] == known[start]) start++;
        var (end, most) = (0, Math.Min(written.Length, known.Length) - start);
        while (end < most && written[^(end + 1)] == known[^(end + 1)]) end++;
        var (left, right) = (written[start..^end], known[start..^end]);
        var isOne = left.Length <= 1 && right.Length <= 1;
        var isSwap = left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0];
        var isName = start < known.IndexOf('.', StringComparison.Ordinal);
        return (isOne || isSwap) && (!isName || known.IndexOf('.', StringComparison.Ordinal) > 4);
    }
}
