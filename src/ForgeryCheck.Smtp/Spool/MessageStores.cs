using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Makes the store that the options ask for.</summary>
internal static class MessageStores
{
    /// <summary>Opens the store, and brings in order what a crash left.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="log">Takes what goes wrong in the background.</param>
    /// <param name="onFlush">Called after each group with the time of its flush and the number of its messages. By the thread that writes; must not throw.</param>
    /// <exception cref="IOException">The spool is in use by another listener, or cannot be read or written.</exception>
    internal static IMessageStore Open(ListenerOptions options, IListenerLog log, Action<TimeSpan, int>? onFlush = null) => options.Keep switch
    {
        KeepMode.Mbox => new MboxStore(options, log, new SpoolDisk(options.Sync), onFlush),
        KeepMode.Maildir => new MaildirStore(options, log, new SpoolDisk(options.Sync), onFlush),
        _ => new NullStore(),
    };
}
