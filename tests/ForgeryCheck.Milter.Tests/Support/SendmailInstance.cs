using System.Diagnostics;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>A real Sendmail with folders and a port of its own, that asks a milter and delivers to files (user@box.test).</summary>
internal sealed class SendmailInstance : IAsyncDisposable
{
    internal const string HostName = "relay.example.org";

    // Debian has one mail server per machine, so .ci/run unpacks this one to a folder of its own.
    internal const string Program = "/opt/forgerycheck-sendmail/usr/libexec/sendmail/sendmail";
    private const string Configuration = "/opt/forgerycheck-sendmail/usr/share/sendmail/cf";

    private readonly string _folder;
    private Process? _process;

    private SendmailInstance(string folder, int port) => (_folder, Port) = (folder, port);

    /// <summary>Where mail comes in.</summary>
    internal int Port { get; }

    /// <summary>What its sessions said.</summary>
    internal string Log => File.Exists(PathOf("traffic.log")) ? File.ReadAllText(PathOf("traffic.log")) : "";

    /// <summary>Messages in quarantine.</summary>
    internal int Held => Directory.GetFiles(PathOf("queue"), "hf*").Length;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it lives.</param>
    /// <param name="milter">The port of the milter.</param>
    internal static async Task<SendmailInstance> StartAsync(TempFolder folder, int milter)
    {
        var instance = new SendmailInstance(folder.OpenFolder("sendmail"), Patience.FreePort());
        await instance.WriteAsync(milter);
        try
        {
            // On a host without a domain in its name Sendmail waits a minute for one: it gets a name of its own.
            instance._process = Process.Start(InstalledProgram.FileOf("unshare"), [
                "--uts", "sh", "-c", $"hostname {HostName} && exec {Program} -C{instance.PathOf("sendmail.cf")} -bD -q1s -X{instance.PathOf("traffic.log")}"]);
            await Patience.UntilListeningAsync(instance.Port, () => instance.Log);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>A session on loopback.</summary>
    internal async Task<Dialog> ConnectAsync(string helo)
    {
        var dialog = await Dialog.OpenAsync(new(System.Net.IPAddress.Loopback, Port));
        await dialog.SayAsync($"EHLO {helo}", "250");
        return dialog;
    }

    /// <summary>Waits for the only message.</summary>
    internal async Task<string> DeliveredAsync(Func<string> more)
    {
        await Patience.UntilAsync(() => Directory.GetFiles(PathOf("mail")).Length > 0, "Sendmail delivers", () => Log + more());
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(PathOf("mail")))));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private async Task WriteAsync(int milter)
    {
        foreach (var name in (string[])["queue", "mail", "tmp"])
        {
            Directory.CreateDirectory(PathOf(name));
        }

        await ProgramRun.RunAsync("chmod", ["777", PathOf("mail"), PathOf("tmp")]);
        await File.WriteAllTextAsync(PathOf("switch"), "hosts files\naliases files\n");
        await File.WriteAllTextAsync(PathOf("deliver"), $"""
            #!/bin/sh
            cat > "{PathOf("tmp")}/$$" && mv "{PathOf("tmp")}/$$" "{PathOf("mail")}/$$"

            """);
        await ProgramRun.RunAsync("chmod", ["755", PathOf("deliver")]);
        var settings = await ProgramRun.RunAsync("m4", [$"-D_CF_DIR_={Configuration}/", $"{Configuration}/m4/cf.m4", "-"], $"""
            divert(0)dnl
            OSTYPE(`unknown')dnl
            define(`confDOMAIN_NAME', `{HostName}')dnl
            define(`QUEUE_DIR', `{PathOf("queue")}')dnl
            define(`STATUS_FILE', `{PathOf("statistics")}')dnl
            define(`confPID_FILE', `{PathOf("sendmail.pid")}')dnl
            define(`confSERVICE_SWITCH_FILE', `{PathOf("switch")}')dnl
            define(`confQUEUE_LA', `1000')dnl
            define(`confREFUSE_LA', `1000')dnl
            define(`confTO_IDENT', `0')dnl
            define(`LOCAL_MAILER_PATH', `{PathOf("deliver")}')dnl
            define(`LOCAL_MAILER_ARGS', `deliver $u')dnl
            define(`_DEF_LOCAL_MAILER_FLAGS', `lsDFM')dnl
            define(`LOCAL_MAILER_FLAGS', `Pn9')dnl
            FEATURE(`no_default_msa')dnl
            FEATURE(`nocanonify')dnl
            FEATURE(`accept_unresolvable_domains')dnl
            DAEMON_OPTIONS(`Name=v4, Family=inet, Addr=127.0.0.1, Port={Port}')dnl
            INPUT_MAIL_FILTER(`forgerycheck', `S=inet:{milter}@127.0.0.1')dnl
            LOCAL_DOMAIN(`box.test')dnl
            MAILER(`smtp')dnl
            MAILER(`local')dnl

            """);
        Assert.True(settings.ExitCode == 0, settings.All);
        await File.WriteAllTextAsync(PathOf("sendmail.cf"), settings.Output);
    }
}
