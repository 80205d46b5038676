using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>A table that a form at a desk brought along, with this post or with one before that came back with an error.</summary>
/// <param name="Bytes">The file; empty when it is too large.</param>
/// <param name="Name">The name that it came with.</param>
/// <param name="IsTooLarge">Whether it is larger than is read.</param>
/// <param name="Staged">Where it waits already; null for one of this post.</param>
sealed record PostedTable(byte[] Bytes, string Name, bool IsTooLarge, StagedTable? Staged)
{
    /// <summary>The box that names a file that waits: ticked until it is put aside.</summary>
    public const string Field = "staged";

    /// <summary>The table of a field, else the one that waits since an earlier post; null when there is neither.</summary>
    public static async Task<PostedTable?> Of(HttpContext context, OrganizationDesk desk, string field, int most)
    {
        var (form, stop) = (context.Posted(), context.RequestAborted);
        if (form.Files?[field] is { Length: > 0 } file)
        {
            if (file.Length > most) return new PostedTable([], file.FileName, IsTooLarge: true, null);
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, stop);
            return new PostedTable(bytes, file.FileName, IsTooLarge: false, null);
        }

        return PublicId.TryParse(form.Text(Field), out var id) && await context.RequestServices.GetRequiredService<StageTable>().Find(context.Actor(), desk.Organization.Id, id, stop) is { } staged
            ? new PostedTable(staged.Bytes, staged.Name, IsTooLarge: false, staged)
            : null;
    }

    /// <summary>Has it wait, so that the form that comes back need not ask for it again.</summary>
    public async Task<StagedTable?> Wait(HttpContext context, OrganizationDesk desk) =>
        Staged ?? await context.RequestServices.GetRequiredService<StageTable>().Keep(context.Actor(), desk.Organization.Id, Bytes, Name, context.RequestAborted);
}
