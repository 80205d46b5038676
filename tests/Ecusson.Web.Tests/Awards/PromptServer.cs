namespace Ecusson.Web.Tests.Awards;

/// <summary>A server whose mails leave at once.</summary>
public sealed class PromptServer : WebServer
{
    public PromptServer() => DelayMinutes = 0;
}
