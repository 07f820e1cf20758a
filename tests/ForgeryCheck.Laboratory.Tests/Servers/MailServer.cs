using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>A real mail server on a host of the laboratory, with a folder of its own for its settings, queue and log.</summary>
internal abstract class MailServer(Host host)
{
    /// <summary>Where it runs.</summary>
    internal Host Host { get; } = host;

    /// <summary>What it logged, and what it said when it was started; nothing before that.</summary>
    internal string Log => Folder.Length == 0
        ? ""
        : string.Join('\n', Directory.EnumerateFiles(Folder, "*.log").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>Its folder.</summary>
    protected string Folder { get; private set; } = "";

    /// <summary>The ports it listens on.</summary>
    protected virtual IReadOnlyList<int> Ports => [25];

    /// <summary>Writes its settings, starts it, and waits until it listens.</summary>
    /// <param name="site">The laboratory it is part of.</param>
    internal async Task StartAsync(Premises site)
    {
        Folder = site.FolderOf(Host);
        await WriteAsync(site);
        await LaunchAsync();
        foreach (var port in Ports)
        {
            await Network.UntilListeningAsync(Host, port, () => Log);
        }
    }

    /// <summary>Writes its settings.</summary>
    protected abstract Task WriteAsync(Premises site);

    /// <summary>Starts it.</summary>
    protected abstract Task LaunchAsync();

    /// <summary>A file in its folder.</summary>
    protected string PathOf(string name) => Path.Combine(Folder, name);
}
