using Ecusson.Messages;
using Ecusson.Outbound;
using Ecusson.Web.Journal;

namespace Ecusson.Web.Messages;

/// <summary>Calls webhooks through the guard: what an owner typed may name any address, and inner ones are not asked.</summary>
sealed class GuardedWebhooks(GuardedPost guard) : IWebhookTransport
{
    public async Task<WebhookAnswer> Post(Uri address, string body, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
    {
        var (status, reason) = await guard.Post(address, body, headers, stop);
        return new WebhookAnswer(status, reason);
    }
}

/// <summary>Calls webhooks for as long as the server runs.</summary>
sealed class WebhooksAtWork(CallWebhooks calls, Patrol patrol) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => patrol.Walk("webhooks", calls.Once, stoppingToken);
}
