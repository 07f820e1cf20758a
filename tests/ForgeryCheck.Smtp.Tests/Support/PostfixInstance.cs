namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>
/// A real Postfix with folders and ports of its own: mail comes in at <see cref="Port"/>, goes through a filter, comes back at another port, and
/// ends in an smtp-sink (user@sink.test) or in a Maildir (user@box.test).
/// </summary>
internal sealed class PostfixInstance : IAsyncDisposable
{
    internal const string HostName = "relay.example.org";

    private readonly string _folder;
    private readonly string _config;

    private PostfixInstance(string folder, int port)
    {
        (_folder, Port) = (folder, port);
        _config = Path.Combine(folder, "conf");
    }

    /// <summary>Where mail comes in.</summary>
    internal int Port { get; }

    /// <summary>What it logged.</summary>
    internal string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string LogFile => Path.Combine(_folder, "mail.log");

    private string Delivered => Path.Combine(_folder, "mail", "box", "new");

    /// <summary>The settings of src/ForgeryCheck.Smtp/README.md for a filter behind the queue.</summary>
    internal static string AfterQueue(int filter) => $"-o content_filter=scan:[127.0.0.1]:{filter}";

    /// <summary>The settings of src/ForgeryCheck.Smtp/README.md for a filter in front of the queue.</summary>
    internal static string BeforeQueue(int filter) => $"-o smtpd_proxy_filter=127.0.0.1:{filter}";

    /// <summary>The settings of src/ForgeryCheck.Milter/README.md.</summary>
    internal static string Milter(string address, string action = "accept") => $"-o smtpd_milters={address} -o milter_default_action={action}";

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it lives.</param>
    /// <param name="filter">The options that lead mail through the filter.</param>
    /// <param name="back">Where the filter hands mail back.</param>
    /// <param name="sink">Where mail for sink.test goes; 0 for nowhere.</param>
    internal static async Task<PostfixInstance> StartAsync(TempFolder folder, string filter, int back, int sink = 0)
    {
        var instance = new PostfixInstance(folder.OpenFolder("postfix"), Patience.FreePort());
        await instance.WriteAsync(filter, back, sink);
        try
        {
            var start = await ProgramRun.RunAsync("postfix", ["-c", instance._config, "start"]);
            Assert.True(start.ExitCode == 0, start.All + instance.Log);
            await Patience.UntilListeningAsync(instance.Port, () => instance.Log);
            await Patience.UntilListeningAsync(back, () => instance.Log);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>The files of the Maildir.</summary>
    internal IReadOnlyList<string> DeliveredFiles => Directory.Exists(Delivered) ? Directory.GetFiles(Delivered) : [];

    /// <summary>Messages that are held.</summary>
    internal int Held => Directory.Exists(Path.Combine(_folder, "queue", "hold")) ? Directory.GetFiles(Path.Combine(_folder, "queue", "hold")).Length : 0;

    /// <summary>A session in which the client is somewhere on the Internet: Postfix believes our XCLIENT.</summary>
    /// <param name="address">The client's address.</param>
    /// <param name="helo">Its HELO name.</param>
    /// <param name="user">The user as whom it has logged in; null if it has not.</param>
    /// <param name="tls">Whether it speaks TLS.</param>
    /// <param name="name">Its name, which Postfix has confirmed.</param>
    internal async Task<Dialog> ConnectAsync(string address, string helo, string? user = null, bool tls = false, string name = "[UNAVAILABLE]")
    {
        var dialog = await Dialog.BeginAsync(new(System.Net.IPAddress.Loopback, Port));
        if (tls)
        {
            await dialog.StartTlsAsync();
            await dialog.SayAsync("EHLO client.example", "250");
        }

        await dialog.SayAsync($"XCLIENT ADDR={address} NAME={name}{(user is null ? "" : $" LOGIN={user}")}", "220");
        await dialog.SayAsync($"EHLO {helo}", "250");
        return dialog;
    }

    /// <summary>Waits for the only message in the Maildir.</summary>
    internal async Task<string> DeliveredAsync(Func<string> more)
    {
        await Patience.UntilAsync(() => DeliveredFiles.Count > 0, "Postfix delivers", () => Log + more());
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Assert.Single(DeliveredFiles)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // "postfix stop" waits whole seconds; the master ends all the others with itself.
        var ours = Processes();
        if (ours.Count > 0)
        {
            await ProgramRun.RunAsync("kill", ours);
            await Patience.UntilAsync(() => Processes().Count == 0, "Postfix ends");
        }
    }

    private List<string> Processes() => [.. Directory.GetDirectories("/proc").Where(IsOurs).Select(p => Path.GetFileName(p))];

    // All of them work in the queue.
    private bool IsOurs(string process)
    {
        try
        {
            return Directory.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName.StartsWith(_folder, StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task WriteAsync(string filter, int back, int sink)
    {
        foreach (var name in (string[])["conf", "queue", "data", "mail"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
        }

        await ProgramRun.RunAsync("chown", ["postfix", Path.Combine(_folder, "data")]);
        await ProgramRun.RunAsync("chown", ["nobody", Path.Combine(_folder, "mail")]);
        await ProgramRun.RunAsync("chmod", ["755", _folder]);
        await File.WriteAllTextAsync(Path.Combine(_config, "main.cf"), $$"""
            compatibility_level = 3.6
            queue_directory = {{_folder}}/queue
            data_directory = {{_folder}}/data
            maillog_file = {{LogFile}}
            maillog_file_prefixes = {{_folder}}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = {{HostName}}
            mydestination =
            mynetworks = 127.0.0.0/8
            alias_maps =
            alias_database =
            local_recipient_maps =
            smtpd_peername_lookup = no
            smtpd_authorized_xclient_hosts = 127.0.0.0/8
            smtp_dns_support_level = disabled
            smtp_tls_security_level = none
            smtputf8_enable = yes
            notify_classes =
            virtual_mailbox_domains = box.test
            virtual_mailbox_base = {{_folder}}/mail
            virtual_mailbox_maps = static:box/
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            relay_domains = sink.test
            relay_recipient_maps =
            transport_maps = inline:{ { sink.test = smtp:[127.0.0.1]:{{sink}} } }

            """);
        await File.WriteAllTextAsync(Path.Combine(_config, "master.cf"), $"""
            127.0.0.1:{Port} inet n - n - 20 smtpd {filter}
            scan unix - - n - 10 smtp -o smtp_send_xforward_command=yes -o disable_mime_output_conversion=yes -o smtp_generic_maps=
            127.0.0.1:{back} inet n - n - - smtpd -o content_filter= -o smtpd_proxy_filter= -o smtpd_authorized_xforward_hosts=127.0.0.0/8 -o smtpd_recipient_restrictions=permit_mynetworks,reject -o receive_override_options=no_unknown_recipient_checks,no_header_body_checks,no_milters
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            tlsmgr unix - - n 1000? 1 tlsmgr
            proxymap unix - - n - - proxymap
            proxywrite unix - - n - 1 proxymap
            smtp unix - - n - - smtp
            relay unix - - n - - smtp
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd

            """);
    }
}
