using Ecusson.Jobs;

namespace Ecusson.Web.Jobs;

/// <summary>Long work that outlives its request.</summary>
static class JobsRoom
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RunJobs>();
        builder.Services.AddScoped<StartJob>().AddScoped<CancelJob>().AddScoped<RetryJob>().AddScoped<StopJob>().AddScoped<JobProgress>();
        builder.Services.AddHostedService<JobsAtWork>();
    }
}
