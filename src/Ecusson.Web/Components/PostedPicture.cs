using Ecusson.Files.Pictures;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Components;

/// <summary>A picture that a form brought along.</summary>
/// <param name="Bytes">The file; empty when it was refused.</param>
/// <param name="Name">The name that it came with.</param>
/// <param name="Refusal">Why it is not even looked at; null when it is.</param>
sealed record PostedPicture(byte[] Bytes, string Name, PictureRefusal? Refusal)
{
    /// <summary>The picture of a field; null when none was chosen.</summary>
    public static async Task<PostedPicture?> Of(PostedForm form, string field, CancellationToken stop)
    {
        if (form.Files?[field] is not { Length: > 0 } file) return null;
        if (file.Length > PictureCheck.MostBytes) return new PostedPicture([], file.FileName, PictureRefusal.TooLarge);
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, stop);
        return new PostedPicture(bytes, file.FileName, Refusal: null);
    }
}
