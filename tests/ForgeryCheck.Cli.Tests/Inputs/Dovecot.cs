using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Cli.Tests.Inputs;

/// <summary>An IMAP server of our own, on loopback, with one mailbox.</summary>
internal sealed class Dovecot : IDisposable
{
    internal const string Password = "geheim-1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Short, since the paths of sockets are: mail must not be read as root, so it belongs to nobody.
    private readonly string _folder = Directory.CreateDirectory($"/tmp/fc-{Guid.NewGuid():N}"[..16]).FullName;
    private readonly Process _process;

    internal Dovecot(params string[] messages)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        foreach (var name in (string[])["cur", "new", "tmp", ".Reports/cur", ".Reports/new", ".Reports/tmp"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, "mail", name));
        }

        for (var i = 0; i < messages.Length; i++)
        {
            File.WriteAllText(Path.Combine(_folder, "mail", i == 0 ? "cur" : "new", $"{i}.M1.host{(i == 0 ? ":2,F" : "")}"), messages[i]);
        }

        File.WriteAllText(Path.Combine(_folder, "conf"), $$"""
            protocols = imap
            base_dir = {{_folder}}/run
            log_path = {{_folder}}/log
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{_folder}}/mail
            default_internal_user = nobody
            default_internal_group = nogroup
            default_login_user = nobody
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={PLAIN}{{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{_folder}}
            }
            service anvil {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                address = 127.0.0.1
                port = {{Port}}
              }
            }
            """);
        using (var own = Process.Start("chown", ["-R", "nobody:nogroup", Path.Combine(_folder, "mail")]))
        {
            own.WaitForExit();
        }

        _process = Process.Start(new ProcessStartInfo("/usr/sbin/dovecot", ["-F", "-c", Path.Combine(_folder, "conf")]))!;
        Wait();
    }

    internal int Port { get; }

    internal string Url => $"imap://user@127.0.0.1:{Port}/INBOX";

    /// <summary>The names of the files of messages, which tell their flags.</summary>
    internal List<string> Files() => [.. Directory.GetFiles(Path.Combine(_folder, "mail"), "*.host*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        using (var stop = Process.Start("kill", [_process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            stop.WaitForExit();
        }

        _process.WaitForExit(Patience);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Wait()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Assert.False(_process.HasExited, File.Exists(Path.Combine(_folder, "log")) ? File.ReadAllText(Path.Combine(_folder, "log")) : "dovecot did not start");
                Thread.Sleep(50);
            }
        }

        Assert.Fail("dovecot does not answer");
    }
}
