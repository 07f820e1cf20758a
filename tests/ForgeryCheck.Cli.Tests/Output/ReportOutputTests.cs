using System.Diagnostics;
using System.Net.Sockets;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Tests.Output;

public sealed class ReportOutputTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Fact]
    public void A_file_appears_when_it_is_whole()
    {
        var path = _mail.Write("report.txt", "old");
        using (var output = ReportOutput.Open(path))
        {
            output.Stream.Write("new"u8);
            output.Stream.Release();
            Assert.Equal("old", File.ReadAllText(path));
            output.Complete();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_mail.Folder));
    }

    [Fact]
    public void A_file_that_is_not_whole_leaves_nothing_behind()
    {
        using (var output = ReportOutput.Open(_mail["report.txt"]))
        {
            output.Stream.Write("half"u8);
            output.Stream.Release();
        }

        Assert.Empty(Directory.GetFiles(_mail.Folder));
    }

    [Fact]
    public void A_device_that_is_a_link_to_a_pipe_is_written_to()
    {
        if (!File.Exists("/dev/stdout"))
        {
            return;
        }

        var run = Forgerycheck.RunWith("Received: from a ([192.0.2.1]) by b.example.org\n\n", null, "analyze", "-", "-o", "/dev/stdout");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("192.0.2.1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        var path = _mail.Write("real.txt", "old");
        File.CreateSymbolicLink(_mail["link.txt"], path);
        using (var output = ReportOutput.Open(_mail["link.txt"]))
        {
            output.Stream.Write("new"u8);
            output.Complete();
        }

        Assert.NotNull(new FileInfo(_mail["link.txt"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("link.txt", "real.txt")]
    [InlineData("folder/link.txt", "../real.txt")]
    [InlineData("folder/link.txt", "other.txt")]
    [InlineData("way/link.txt", "../real.txt")]
    public void A_link_is_followed_as_the_system_follows_it(string link, string target)
    {
        // "way" leads to a folder two levels down, so ".." is not the folder that holds "way".
        Directory.CreateDirectory(_mail["folder/below"]);
        Directory.CreateSymbolicLink(_mail["way"], "folder/below");
        File.CreateSymbolicLink(_mail[link], target);

        var run = Forgerycheck.RunIn(_mail.Folder, TestMail.Plain, null, "analyze", "-o", link);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotNull(new FileInfo(_mail[link]).LinkTarget);
        Assert.Contains("192.0.2.7", File.ReadAllText(_mail[link]), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_mail.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        File.CreateSymbolicLink(_mail["a"], "b");
        File.CreateSymbolicLink(_mail["b"], "a");

        var run = Forgerycheck.RunIn(_mail.Folder, TestMail.Plain, null, "analyze", "-o", "a");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("too many levels of symbolic links", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_named_pipe_is_written_to_and_stays()
    {
        Process.Start("mkfifo", _mail["pipe"])!.WaitForExit();
        var read = Task.Run(() => File.ReadAllText(_mail["pipe"]));

        var run = Forgerycheck.RunIn(_mail.Folder, TestMail.Plain, null, "analyze", "-o", "pipe");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("192.0.2.7", await read.WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
        using var test = Process.Start("/bin/sh", ["-c", $"test -p '{_mail["pipe"]}'"]);
        test.WaitForExit();
        Assert.Equal(0, test.ExitCode);
    }

    [LinuxFact]
    public void An_interrupt_ends_the_wait_for_a_reader_of_a_pipe()
    {
        Process.Start("mkfifo", _mail["pipe"])!.WaitForExit();
        using var process = Forgerycheck.Start(["analyze", "-o", _mail["pipe"], "-"]);
        // The kernel says what it waits for: the other end of the pipe. A kernel that does not say it gets some time.
        SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{process.Id}/wchan") is "wait_for_partner" or "fifo_open", 10_000);

        using var kill = Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]);
        kill.WaitForExit();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(130, process.ExitCode);
    }

    [LinuxFact]
    public void A_socket_is_refused_and_stays()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_mail["socket"]));

        var run = Forgerycheck.RunIn(_mail.Folder, TestMail.Plain, null, "analyze", "-o", "socket");

        Assert.Equal((2, "forgerycheck: socket: cannot be written (it is a socket)\n"), (run.ExitCode, run.Error));
        Assert.True(File.Exists(_mail["socket"]));
    }

    [LinuxFact]
    public void A_full_disk_is_named_once()
    {
        foreach (var format in (string[])["text", "parquet"])
        {
            var run = Forgerycheck.RunWith(TestMail.Plain, null, "analyze", "--format", format, "-o", "/dev/full");

            Assert.Equal((2, "forgerycheck: /dev/full: No space left on device\n"), (run.ExitCode, run.Error));
        }
    }

    [Fact]
    public void Who_may_not_read_the_old_report_may_not_read_the_new_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = _mail.Write("report.txt", "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var output = ReportOutput.Open(path))
        {
            output.Complete();
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Much_text_gets_through_unchanged()
    {
        var bytes = new byte[300_000];
        Random.Shared.NextBytes(bytes);
        using (var output = ReportOutput.Open(_mail["report.bin"]))
        {
            var random = new Random(7);
            for (int at = 0, size; at < bytes.Length; at += size)
            {
                size = Math.Min(random.Next(0, 90_000), bytes.Length - at);
                output.Stream.Write(bytes.AsSpan(at, size));
            }

            output.Complete();
        }

        Assert.Equal(bytes, File.ReadAllBytes(_mail["report.bin"]));
    }

    public void Dispose() => _mail.Dispose();
}
