using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ecusson.Web.Api;
using Ecusson.Web.Components;
using Ecusson.Web.People;
using Ecusson.Web.Shell.Keeping;
using Microsoft.AspNetCore.ResponseCompression;

namespace Ecusson.Web.Shell;

/// <summary>What every page stands in: languages, files, headers, error pages, and the start page.</summary>
static class ShellRoom
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<IdleMemory>();
        // Outside a published folder the files of the pages are found through the build's manifest.
        builder.WebHost.UseStaticWebAssets().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Run from a build, the framework would tell browsers to ask again for every file, for the sake of whoever is editing them.
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= bool.FalseString;
        builder.AddPublicAddress();
        builder.AddProxies();
        builder.AddLanguages();
        builder.AddRateLimits();
        builder.AddFormPages();
        builder.AddKeptAnswers();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<PageAssets>();
        builder.Services.AddScoped<ElementIds>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Compressing tells nobody anything (no BREACH): form tokens, the one secret on a page, are encrypted anew in each answer.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseServersTimeZone();
        app.UseResponseCompression();
        app.UseProblemPages();
        app.UseRateLimiter();
        app.UseSessions();
        app.UseTokens();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().Add(PageAssets.KeepTypefaces);
        app.MapStart();
    }
}
