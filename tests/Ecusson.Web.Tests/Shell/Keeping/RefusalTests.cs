using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Web.Tests.Shell.Keeping;

/// <summary>What an endpoint makes for one visitor is not kept for the others, even where it says that it may be.</summary>
public sealed class RefusalTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cookie", false)]
    [InlineData("not-public", false)]
    [InlineData("not-found", false)]
    [InlineData("public", true)]
    public async Task An_answer_that_sets_a_cookie_or_is_not_public_is_never_kept(string kind, bool isKept)
    {
        using var server = new ServerWithFaults();
        using var visitor = server.Visitor();
        string first;
        do first = await Body(visitor, kind);
        while (isKept && first != await Body(visitor, kind));
        Assert.Equal(isKept, first == await Body(visitor, kind));
    }

    static async Task<string> Body(HttpClient visitor, string kind)
    {
        using var answer = await visitor.GetAsync($"/faults/{kind}", Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    sealed class ServerWithFaults : WebServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Faults>());
        }
    }

    /// <summary>Answers of which each is another, so that one from memory shows.</summary>
    sealed class Faults : IStartupFilter
    {
        int made;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/faults", faults => faults.Run(context =>
            {
                var kind = context.Request.Path.Value!.TrimStart('/');
                context.Response.Headers.CacheControl = kind == "not-public" ? "private" : "public, no-cache";
                if (kind == "cookie") context.Response.Cookies.Append("who", "ada");
                var answer = Results.Text($"{++made}", statusCode: kind == "not-found" ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
                return PublicPages.Kept(answer, until: null, Matter.Every("fault")).ExecuteAsync(context);
            }));
            next(app);
        };
    }
}
