using QRCoder;

namespace Ecusson.Web.Components;

/// <summary>A QR code (ISO/IEC 18004, error correction M) with its quiet zone, as bars: modules that touch in a row are one.</summary>
/// <param name="Side">How many modules its side has.</param>
/// <param name="Dark">The dark bars, in modules.</param>
sealed record QrBars(int Side, IReadOnlyList<(int X, int Y, int Length)> Dark)
{
    /// <summary>The code that says a text.</summary>
    public static QrBars Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, dark) = (code.ModuleMatrix, new List<(int X, int Y, int Length)>());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var end = x;
                while (end < rows.Count && rows[y][end]) end++;
                if (end > x) dark.Add((x, y, end - x));
                x = end;
            }
        }

        return new QrBars(rows.Count, dark);
    }
}
