using System.ComponentModel;
using System.Diagnostics;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Reads PDF files with programs that others wrote (Debian's poppler-utils and zbar-tools). Where they are missing, the test is skipped.</summary>
static class PdfReading
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The text of a PDF, in the order of reading.</summary>
    public static async Task<string> Text(byte[] pdf) => string.Join(' ', (await Run("pdftotext", pdf, "-enc", "UTF-8", "{file}", "-")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Number of its pages and size of the first.</summary>
    public static Task<string> About(byte[] pdf) => Run("pdfinfo", pdf, "{file}");

    /// <summary>What its QR codes say when it is printed at 200 dots an inch; empty when there is none.</summary>
    public static async Task<string> Code(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-pdf-").FullName;
        try
        {
            await Run("pdftoppm", pdf, "-r", "200", "-png", "-singlefile", "{file}", Path.Combine(folder, "page"));
            return await CodeIn(await File.ReadAllBytesAsync(Path.Combine(folder, "page.png"), Stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the QR code in a picture says.</summary>
    public static async Task<string> CodeIn(byte[] png) => (await Run("zbarimg", png, "-q", "--raw", "{file}")).Trim();

    static async Task<string> Run(string program, byte[] input, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, input, Stop);
            var start = new ProcessStartInfo(program, arguments.Select(argument => argument == "{file}" ? file : argument)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var running = Started(start);
            var (output, trouble) = (running.StandardOutput.ReadToEndAsync(Stop), running.StandardError.ReadToEndAsync(Stop));
            await running.WaitForExitAsync(Stop);
            // 4 is zbarimg's word for a picture without a code.
            Assert.True(running.ExitCode == 0 || (program == "zbarimg" && running.ExitCode == 4), $"{program}: {await trouble}");
            return await output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{start.FileName} is not installed (Debian: poppler-utils, zbar-tools).");
            throw;
        }
    }
}
