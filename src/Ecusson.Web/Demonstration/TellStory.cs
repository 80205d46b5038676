using System.Security.Cryptography;
using Ecusson.People;
using Ecusson.Web.Shell;
using Ecusson.Web.Storage;

namespace Ecusson.Web.Demonstration;

/// <summary>Fills an empty database with the story, and prints links with which to sign in as some of its people.</summary>
sealed class TellStory(IServiceScopeFactory scopes, StoryClock clock, RandomNumberGenerator random, StartNotes notes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            // There is a link to set up with as long as nobody runs the server: then nothing was told yet.
            if (await scope.ServiceProvider.GetRequiredService<BecomeOperator>().Invite(cancellationToken) is { } token)
            {
                Console.WriteLine(StartText.Of("Start_DemoFills"));
                await new Story(scopes, clock, random).Tell(token, cancellationToken);
            }
        }

        notes.LetsIn = true;
        await using var links = scopes.CreateAsyncScope();
        var hand = links.ServiceProvider.GetRequiredService<HandLink>();
        foreach (var (person, part) in Story.Guides)
        {
            if (!await hand.Knows(person.Address, cancellationToken)) throw new SettingException("Start_DemoElsewhere", StorageRegistration.ConnectionSetting, DemonstrationRoom.Setting);
            var link = await hand.For(person.Address, cancellationToken);
            notes.Add(address => StartText.Of($"Start_Demo{part}", person.Name, $"{address}/sign-in/{link}"));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
