using Ecusson.Web.Admin;
using Ecusson.Web.Api;
using Ecusson.Web.Awards;
using Ecusson.Web.Badges;
using Ecusson.Web.Competencies;
using Ecusson.Web.Demonstration;
using Ecusson.Web.Files;
using Ecusson.Web.Jobs;
using Ecusson.Web.Journal;
using Ecusson.Web.Keys;
using Ecusson.Web.Messages;
using Ecusson.Web.Networks;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;
using Ecusson.Web.Storage;
using Ecusson.Web.Telemetry;
using Ecusson.Web.Verify;

if (Arguments.AskForHelp(args))
{
    await Console.Out.WriteAsync(Arguments.Help());
    return 0;
}

args = DemonstrationRoom.WrittenOut(args);
try
{
    if (BackupCommand.Of(args) is { } command) return await command.Run();
    var builder = WebApplication.CreateBuilder(Start.Options(args));
    builder.AddStart(args);
    builder.AddTelemetry();
    builder.AddDemonstration();
    builder.AddStorage();
    builder.AddKeys();
    builder.AddStory();
    builder.AddJournal();
    builder.AddJobs();
    builder.AddShell();
    builder.AddPeople();
    builder.AddOrganizations();
    builder.AddNetworks();
    builder.AddFiles();
    builder.AddFrameworks();
    builder.AddBadges();
    builder.AddAwards();
    builder.AddMessages();
    builder.AddVerify();
    builder.AddApi();
    builder.AddAdmin();

    var app = builder.Build();
    app.UseShell();
    app.MapHealth();
    app.MapShell();
    app.MapPeople();
    app.MapOrganizations();
    app.MapNetworks();
    app.MapFiles();
    app.MapFrameworks();
    app.MapBadges();
    app.MapAwards();
    app.MapMessages();
    app.MapVerify();
    app.MapApi();
    app.MapJournal();
    app.MapJobs();
    app.MapAdmin();
    await app.Serve();
    return 0;
}
catch (Exception failure) when (Start.Reason(failure) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

/// <summary>The server's entry point, named so that tests can start it whole.</summary>
public sealed partial class Program;
