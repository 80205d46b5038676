namespace Ecusson.Storage;

/// <summary>A running server's place on its database. It ends when it is disposed of, or with the process, however that ends.</summary>
/// <param name="isFirst">Whether no other server had a place when this one took its own.</param>
/// <param name="hold">What keeps the place; null where nothing needs to.</param>
public sealed class ServerPlace(bool isFirst, IAsyncDisposable? hold) : IAsyncDisposable
{
    /// <summary>Whether no other server worked on the database at that moment.</summary>
    public bool IsFirst => isFirst;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => hold?.DisposeAsync() ?? ValueTask.CompletedTask;
}
