using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>
/// "forgerycheck listen" as a process of its own, as users run it, on a port of loopback that the system chooses. FORGERYCHECK_PROGRAM names another
/// build of it to try, such as the native one.
/// </summary>
internal sealed partial class ListenerProgram : IAsyncDisposable
{
    internal const string HostName = "mx.example.net";
    internal const int Hangup = 1;
    internal const int Interrupt = 2;
    internal const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<IPEndPoint> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ListenerProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    internal IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>Its port.</summary>
    internal int Port => Address.Port;

    /// <summary>The port where clients speak TLS from the first byte; it must have been started with --tls-bind.</summary>
    internal int TlsPort => int.Parse(TlsAddress().Match(Said).Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>The process that listens.</summary>
    internal int ProcessId { get; private set; }

    /// <summary>What it said until now, on both streams.</summary>
    internal string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts it with options of listen.</summary>
    internal static Task<ListenerProgram> StartAsync(string spool, params string[] options) => StartUnderAsync([], spool, options);

    /// <summary>Starts it under another program, such as strace, whose command line ends with the command to run.</summary>
    internal static Task<ListenerProgram> StartUnderAsync(IReadOnlyList<string> under, string spool, params string[] options) =>
        StartCommandAsync(under, ["listen", "--bind", "127.0.0.1:0", "--hostname", HostName, "--dns", "off", "--spool", spool, "--log-level", "debug", .. options]);

    /// <summary>Starts another of the program's servers, which says as this one where it listens.</summary>
    internal static async Task<ListenerProgram> StartCommandAsync(IReadOnlyList<string> under, IReadOnlyList<string> words)
    {
        string[] program = Environment.GetEnvironmentVariable("FORGERYCHECK_PROGRAM") is { Length: > 0 } native
            ? [native]
            : [InstalledProgram.FileOf(OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll")];
        string[] command = [.. under, .. program, .. words];
        var listener = new ListenerProgram(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            // On the terminal of whoever runs the tests a hangup would end it.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "C.UTF-8", ["NO_COLOR"] = "1", ["FORGERYCHECK_CONFIG"] = "" },
        })!);
        try
        {
            await Task.WhenAny(listener._address.Task, listener._process.WaitForExitAsync(), Task.Delay(Patience.Longest));
            Assert.True(listener._address.Task.IsCompletedSuccessfully, $"it does not listen: {listener.Said}");
            listener.Address = await listener._address.Task;
            if (words.Contains("--tls-bind"))
            {
                await Patience.UntilAsync(() => TlsAddress().IsMatch(listener.Said), "it listens with TLS", () => listener.Said);
            }

            listener.ProcessId = ChildOf(listener._process.Id) ?? listener._process.Id;
            return listener;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends it a signal.</summary>
    internal void Send(int signal) => Assert.Equal(0, Kill(ProcessId, signal));

    /// <summary>Ends it as a loss of power would, but for the pages that the system keeps.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for its end and gives its exit status.</summary>
    internal async Task<int> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience.Longest);
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"it does not end: {Said}");
        }
    }

    /// <summary>Asks it to stop and gives its exit status.</summary>
    internal Task<int> StopAsync()
    {
        Send(Terminate);
        return EndAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    // strace has a child; prlimit becomes the program itself.
    private static int? ChildOf(int process) =>
        File.Exists($"/proc/{process}/task/{process}/children") && File.ReadAllText($"/proc/{process}/task/{process}/children") is { Length: > 0 } child
            ? int.Parse(child, CultureInfo.InvariantCulture)
            : null;

    private void Hear(string? line)
    {
        const string Listening = "listening on ";
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Append(line).Append('\n');
        }

        if (line.StartsWith(Listening, StringComparison.Ordinal) && IPEndPoint.TryParse(Scheme().Replace(line[Listening.Length..], ""), out var address))
        {
            _address.TrySetResult(address);
        }
    }

    // Of the milter, and of the web server.
    [GeneratedRegex("^(inet:|https?://)")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"listening on \S+:(\d+) \(TLS\)")]
    private static partial Regex TlsAddress();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
