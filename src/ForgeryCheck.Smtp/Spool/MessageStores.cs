using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Creates the store that the options call for.</summary>
internal static class MessageStores
{
    /// <summary>Opens the store and repairs what a crash left.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="log">Logs errors in the background.</param>
    /// <param name="onFlush">Called by the writing thread with the duration of each flush and its number of messages; must not throw.</param>
    /// <exception cref="IOException">The spool is in use by another listener, or not readable or writable.</exception>
    internal static IMessageStore Open(ListenerOptions options, IListenerLog log, Action<TimeSpan, int>? onFlush = null) => options.Keep switch
    {
        KeepMode.Mbox => new MboxStore(options, log, new SpoolDisk(options.Sync), onFlush),
        KeepMode.Maildir => new MaildirStore(options, log, new SpoolDisk(options.Sync), onFlush),
        _ => new NullStore(),
    };
}
