namespace Ecusson.Messages;

/// <summary>Carries calls to the addresses of webhooks, which are anybody's: it goes to public addresses alone.</summary>
public interface IWebhookTransport
{
    /// <summary>Tries once. It throws for nothing but a stop.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">The body, JSON.</param>
    /// <param name="headers">The headers of the signature.</param>
    /// <param name="stop">Stops it.</param>
    Task<WebhookAnswer> Post(Uri address, string body, IReadOnlyDictionary<string, string> headers, CancellationToken stop);
}

/// <summary>How one try ended.</summary>
/// <param name="Status">HTTP status; null where nobody answered.</param>
/// <param name="Reason">Why nobody answered, in a word; null where somebody did.</param>
public sealed record WebhookAnswer(int? Status, string? Reason)
{
    /// <summary>Whether it was taken: any 2xx.</summary>
    public bool IsTaken => Status is >= 200 and < 300;
}
