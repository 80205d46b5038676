using Microsoft.AspNetCore.Http.Features;

namespace Ecusson.Web.Verify;

/// <summary>What a person handed in to be verified, as it was typed.</summary>
/// <param name="File">The file; null when none was chosen.</param>
/// <param name="Text">A link, or the badge's own text.</param>
/// <param name="Recipient">The address that the badge should be made out to; empty when that is not asked.</param>
public sealed record VerifyForm(IFormFile? File, string Text, string Recipient)
{
    /// <summary>Name of the field of the file.</summary>
    public const string FileField = "file";

    /// <summary>Name of the field of the link or text.</summary>
    public const string TextField = "text";

    /// <summary>Name of the field of the address.</summary>
    public const string RecipientField = "recipient";

    /// <summary>Largest badge that is read, in bytes: 10 MiB, pictures included.</summary>
    public const int LargestBadge = 10 * 1024 * 1024;

    // A whole request may be larger than a badge, so that one that is too large can still be read to its end and answered in words.
    const int LargestRequest = 3 * LargestBadge;

    static readonly FormOptions Options = new()
    {
        // What is handed in stays in memory: nothing of it touches a disk.
        MemoryBufferThreshold = LargestRequest,
        MultipartBodyLengthLimit = LargestRequest,
        ValueCountLimit = 16,
    };

    /// <summary>The empty form.</summary>
    public static VerifyForm Empty { get; } = new(null, "", "");

    /// <summary>Reads what was posted.</summary>
    internal static async Task<VerifyFormReading> Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return new VerifyFormReading.Malformed();
        try
        {
            var form = await new FormFeature(context.Request, Options).ReadFormAsync(context.RequestAborted);
            return new VerifyFormReading.Read(new VerifyForm(form.Files[FileField], form[TextField].ToString().Trim(), form[RecipientField].ToString().Trim()));
        }
        catch (BadHttpRequestException refusal) when (refusal.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new VerifyFormReading.TooLarge();
        }
        catch (BadHttpRequestException)
        {
            return new VerifyFormReading.Malformed();
        }
        catch (InvalidDataException)
        {
            // Over one of the options' limits, or not a multipart body: the framework tells them apart only in words.
            return context.Request.ContentLength > LargestBadge ? new VerifyFormReading.TooLarge() : new VerifyFormReading.Malformed();
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return new VerifyFormReading.Malformed();
        }
    }
}

/// <summary>What came of reading a posted form.</summary>
abstract record VerifyFormReading
{
    VerifyFormReading() { }

    public sealed record Read(VerifyForm Form) : VerifyFormReading;

    public sealed record TooLarge : VerifyFormReading;

    /// <summary>Nothing that our form could have sent.</summary>
    public sealed record Malformed : VerifyFormReading;
}
