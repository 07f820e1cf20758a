using Microsoft.Extensions.Hosting;

namespace ForgeryCheck.Web.Serving;

/// <summary>Leaves signals to the program that runs the server. ASP.NET Core would take SIGQUIT as well, and the program would not end by it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
