using Ecusson.Messages;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Admin;

/// <summary>Where whoever runs the server begins: what needs them, and the way to everything else. Its other pages are in the rooms that they are about.</summary>
static class AdminPages
{
    public const string Path = "/admin";

    public static void AddAdmin(this WebApplicationBuilder builder) => builder.Services.AddScoped<OperatorNotices>();

    public static void MapAdmin(this WebApplication app) => app.MapFormPage(Path, Access.Operator, Show);

    static async Task<IResult> Show(HttpContext context, OperatorNotices notices, IServiceProvider services) =>
        await notices.For(context.Actor(), context.RequestAborted) is { } notice
            ? Page.Of<AdminPage>(parameters: [(nameof(AdminPage.Notice), notice), (nameof(AdminPage.SendsMail), services.GetService<IMailTransport>() is not null)])
            : Results.NotFound();
}
