using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Watching;

/// <summary>Tells watchers of messages.</summary>
internal static class MessageWatchers
{
    /// <summary>
    /// Tells of a message. By contract a watcher does not throw; a bug in one is logged, since the message is stored: whatever happens now, its client has to
    /// hear that, or it sends the message again (RFC 5321 section 4.2.5).
    /// </summary>
    internal static void Tell(this IMessageWatcher watcher, in TakenMessage taken, IListenerLog log)
    {
        try
        {
            watcher.Taken(taken);
        }
        catch (Exception e)
        {
            log.Write(LogLevel.Error, "watch-failed", null, ("message", taken.Message.Id), ("fault", e.GetType().Name));
        }
    }
}
