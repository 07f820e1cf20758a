using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>What keeps a server from starting is said in one line that names the option.</summary>
public sealed class ServerFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forgerycheck-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("serve --bind 127.0.0.1:0 --tls-cert {0}/none.pem", "--tls-cert {0}/none.pem: cannot be read (no such file)")]
    [InlineData("serve --bind 127.0.0.1:0 --tls-cert {0}/file --tls-key {0}/none.key", "--tls-key {0}/none.key: cannot be read (no such file)")]
    [InlineData("serve --bind 127.0.0.1:0 --keep {0}/file", "--keep {0}/file: cannot be made (it is a file, not a folder)")]
    [InlineData("listen --bind 127.0.0.1:0 --spool {0}/file", "--spool {0}/file: cannot be made (it is a file, not a folder)")]
    [InlineData("listen --bind 127.0.0.1:0 --spool {0}/spool --tls-cert {0}/none.pem", "--tls-cert {0}/none.pem: cannot be read (no such file)")]
    public void It_names_the_option_and_the_file(string command, string error)
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        var run = Forgerycheck.Run([.. command.Split(' ').Select(word => word.Replace("{0}", _folder, StringComparison.Ordinal)), "--no-config"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error.Replace("{0}", _folder, StringComparison.Ordinal) + "\n", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_folder_that_cannot_be_made_is_one_of_them()
    {
        var run = Forgerycheck.Run("serve", "--bind", "127.0.0.1:0", "--keep", "/proc/kept", "--no-config");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--keep /proc/kept: cannot be made (no such file)\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve", "--bind")]
    [InlineData("listen", "--web")]
    public void An_address_in_use_is_one_of_them_and_no_mail_is_said_to_be_left(string command, string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string[] rest = command == "listen" ? ["--bind", "127.0.0.1:0", "--spool", Path.Combine(_folder, "spool")] : [];
        var run = Forgerycheck.Run([command, option, other.LocalEndpoint.ToString()!, .. rest, "--no-config"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{option} {other.LocalEndpoint}: cannot listen there (the address is in use)\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("analysis-cut-off", run.Error, StringComparison.Ordinal);
    }
}
