namespace ForgeryCheck.Cli.Services;

/// <summary>Disposes a server at the end of a block, and waits for it: a command is no asynchronous method.</summary>
internal sealed class Ending(IAsyncDisposable server) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
