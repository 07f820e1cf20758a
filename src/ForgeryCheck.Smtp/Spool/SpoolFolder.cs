using ForgeryCheck.Files;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>What both kinds of spool share: the folder, locked for one listener, its usage, and the timer that removes old messages.</summary>
internal sealed class SpoolFolder : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly FileStream _lock;
    private readonly IListenerLog _log;
    private readonly TimeSpan _age;
    private Timer? _timer;

    internal SpoolFolder(ListenerOptions options, IListenerLog log)
    {
        _log = log;
        _age = options.SpoolLimits.Age;
        Location = Make(options.Spool);
        _lock = SpoolLock.Take(Location);
        try
        {
            Usage = new SpoolUsage(Location, options.SpoolLimits);
            var spill = SpoolDisk.MakeFolder(Location, "spill");
            Empty(spill);
            Spill = new SpillFolder(spill);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    internal string Location { get; }

    internal SpoolUsage Usage { get; }

    internal SpillFolder Spill { get; }

    private static string Make(string folder)
    {
        try
        {
            return SpoolDisk.MakeFolder(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--spool {folder}: cannot be made ({FileFault.Reason(e)})", e);
        }
    }

    /// <summary>Removes the files in a folder; they are left over from earlier runs, since the spool is locked.</summary>
    internal static int Empty(string folder)
    {
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
            count++;
        }

        return count;
    }

    /// <summary>Calls the sweep periodically, with the instant before which messages are too old, if an age limit is set.</summary>
    internal void SweepBy(Action<DateTimeOffset> sweep)
    {
        if (_age > TimeSpan.Zero)
        {
            var often = TimeSpan.FromTicks(Math.Clamp(_age.Ticks / 10, Shortest.Ticks, Longest.Ticks));
            _timer = new Timer(_ => Sweep(sweep), null, TimeSpan.Zero, often);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_timer is not null)
        {
            // A running sweep must end before the spool is released.
            using var ended = new ManualResetEvent(false);
            if (_timer.Dispose(ended))
            {
                ended.WaitOne();
            }
        }

        _lock.Dispose();
    }

    private void Sweep(Action<DateTimeOffset> sweep)
    {
        try
        {
            sweep(DateTimeOffset.UtcNow - _age);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Write(LogLevel.Warning, "spool-sweep-failed", null, ("error", e.Message));
        }
    }
}
