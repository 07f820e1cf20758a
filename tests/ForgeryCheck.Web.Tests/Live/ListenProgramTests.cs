using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

/// <summary>forgerycheck listen --web, as users run it.</summary>
public sealed class ListenProgramTests : IDisposable
{
    private const string Mail = "listening on ";
    private const string Window = "live window at ";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_says_where_the_window_is_and_ends_with_it_open()
    {
        using var program = Start();
        try
        {
            var (mail, window) = await AddressesAsync(program);
            using var client = new HttpClient();
            Assert.Contains("No messages yet", await client.GetStringAsync(window), StringComparison.Ordinal);
            using var events = await client.GetStreamAsync(new Uri(window, "/live/events"));
            using var session = await MailClient.ConnectAsync(mail);

            // An open page holds up neither the end of the listener nor that of the program.
            await SignalAsync(program, "TERM");
            await NoMoreAsync(mail);
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, program.ExitCode);
        }
        finally
        {
            End(program);
        }
    }

    [Fact]
    public async Task The_signal_to_quit_ends_it()
    {
        using var program = Start();
        try
        {
            var (mail, _) = await AddressesAsync(program);
            Assert.NotEqual(0, mail.Port);
            await SignalAsync(program, "QUIT");
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(128 + 3, program.ExitCode); // ended by the signal itself
        }
        finally
        {
            End(program);
        }
    }

    private static async Task SignalAsync(Process program, string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{program.Id}"]);
        await signal.WaitForExitAsync();
        Assert.Equal(0, signal.ExitCode);
    }

    private static async Task NoMoreAsync(IPEndPoint mail)
    {
        for (var i = 0; i < 3000; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(mail);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("the listener still accepts connections");
    }

    private static async Task<(IPEndPoint Mail, Uri Window)> AddressesAsync(Process program)
    {
        var mail = "";
        while (await program.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            mail = line.StartsWith(Mail, StringComparison.Ordinal) ? line[Mail.Length..] : mail;
            if (line.StartsWith(Window, StringComparison.Ordinal))
            {
                return (IPEndPoint.Parse(mail), new Uri(line[Window.Length..]));
            }
        }

        throw new IOException("the program has ended");
    }

    private static void End(Process program)
    {
        if (!program.HasExited)
        {
            program.Kill(entireProcessTree: true);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder.Location };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--bind", "127.0.0.1:0", "--web", "127.0.0.1:0", "--dns", "off", "--no-config"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("FORGERYCHECK_TOKEN");
        return Process.Start(start)!;
    }
}
