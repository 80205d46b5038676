using Ecusson.Files;
using Ecusson.Files.Drawing;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Files;

/// <summary>Pictures that were handed in or drawn: where their bytes lie, and the address of the public ones.</summary>
static class FilesRoom
{
    /// <summary>The folder of the files.</summary>
    public const string FolderSetting = "Files:Folder";

    /// <summary>The folder where no setting says otherwise, relative to the working directory.</summary>
    public const string DefaultFolder = "data/files";

    /// <summary>The folder of typefaces for scripts that the product's own have no letters of; none where no setting names one.</summary>
    public const string TypefacesSetting = "Files:Typefaces";

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="TypefacesSetting"/> names no folder with typefaces.</exception>
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        var store = new FolderFileStore(FolderOf(builder.Configuration));
        builder.Services.AddSingleton(store).AddSingleton<IFileStore>(store);
        builder.Services.AddScoped<KeepFile>().AddScoped<ReadFile>().AddScoped<SweepFiles>().AddScoped<Standing>();
        if (builder.Configuration.Text(TypefacesSetting) is { } typefaces) Take(typefaces);
        builder.Services.AddHostedService<TryFolderAtStart>().AddHostedService<SweepEveryHour>();
    }

    /// <summary>The folder that the settings name.</summary>
    public static string FolderOf(IConfiguration settings) => settings.Text(FolderSetting) ?? DefaultFolder;

    public static void MapFiles(this WebApplication app) => app.MapRead("/files/{id}", Send);

    static void Take(string typefaces)
    {
        try
        {
            OtherScripts.From(typefaces);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingException("Start_NoTypefaces", closed, TypefacesSetting, typefaces, closed.Message);
        }
    }

    static async Task<IResult> Send(HttpContext context, ReadFile files, string id)
    {
        if (!PublicId.TryParse(id, out var name) || await files.For(Actor.Nobody, name, context.RequestAborted) is not { } file) return Results.NotFound();
        // An id names the same bytes for ever; a badge's picture is shown on other sites too.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(file.Bytes, file.MediaType, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Hash}\""));
    }
}
