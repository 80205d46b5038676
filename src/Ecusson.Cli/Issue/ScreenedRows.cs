using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Issue;

/// <summary>The rows of a list that can be issued to: the reader's own, without those that come twice or are over before they begin.</summary>
sealed class ScreenedRows(RecipientList list, DateTimeOffset validFrom)
{
    public IEnumerable<RecipientRow> Read(Action<BadCell> bad)
    {
        // Sixteen bytes an address instead of the address: a list of a million people fits into memory many times over.
        var seen = new HashSet<UInt128>();
        foreach (var row in list.Rows(bad))
        {
            if (!seen.Add(KeyOf(row.Email))) bad(new BadCell(row.Row, list.Header.NameOf(ListColumn.Email), Text.CellEmailTwice, row.Email));
            else if (row.ValidUntil < validFrom) bad(new BadCell(row.Row, list.Header.NameOf(ListColumn.ValidUntil), Text.CellEndsBeforeSigning, Day(row)));
            else yield return row;
        }
    }

    static string Day(RecipientRow row) => row.ValidUntil!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static UInt128 KeyOf(string email)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant()), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
