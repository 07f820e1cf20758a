using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// Shows the messages of a listener as they are taken. It looks on at a listener (<see cref="Watching"/>), and a web server shows what it has seen.
/// </summary>
public sealed class LiveWindow : IDisposable
{
    private readonly LiveWatcher _watcher;

    /// <summary>Creates a window that has seen nothing yet.</summary>
    public LiveWindow() => _watcher = new LiveWatcher(Index, Recent);

    /// <summary>The rows of the newest messages.</summary>
    internal LiveIndex Index { get; } = new();

    /// <summary>What is held of the most recent messages.</summary>
    internal RecentMessages Recent { get; } = new();

    /// <summary>Where messages are stored; null before the listener starts.</summary>
    internal IMessageStore? Store => _watcher.Store;

    /// <summary>The output of a listener at which the window looks on.</summary>
    public ListenerOutput Watching(ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output with { Watcher = _watcher };
    }

    /// <summary>Stops reading what was stored earlier.</summary>
    public void Dispose() => _watcher.Stop();
}
