using System.Diagnostics;
using System.Text;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Postfix's smtp-sink: the end of a mail path, which writes down what came.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _dumps;

    private SmtpSink(Process process, string dumps, int port) => (_process, _dumps, Port) = (process, dumps, port);

    /// <summary>Where it listens, on loopback.</summary>
    internal int Port { get; }

    /// <summary>Starts it, with options of its own such as those that make it refuse.</summary>
    internal static async Task<SmtpSink> StartAsync(TempFolder folder, params string[] options)
    {
        var dumps = folder.OpenFolder("sink");
        var port = Patience.FreePort();
        // Started by root it wants to be somebody else.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(
            InstalledProgram.FileOf("smtp-sink"), [.. user, .. options, "-d", Path.Combine(dumps, "m."), $"127.0.0.1:{port}", "64"]))!;
        var sink = new SmtpSink(process, dumps, port);
        try
        {
            await Patience.UntilListeningAsync(port);
            return sink;
        }
        catch
        {
            await sink.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for that many messages; each with the envelope as it came, in fields of its own on top, and lines that end in LF.</summary>
    internal async Task<IReadOnlyList<string>> MessagesAsync(int count, Func<string> more)
    {
        await Patience.UntilAsync(() => Whole().Count >= count, $"{count} messages come to smtp-sink", more);
        return Whole();
    }

    /// <summary>Messages that came until now.</summary>
    internal List<string> Whole() =>
        [.. Directory.GetFiles(_dumps).Order(StringComparer.Ordinal).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))).Where(t => t.EndsWith("\n\n", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
