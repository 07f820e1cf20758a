using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Relay;

/// <summary>Postfix's smtp-sink takes what we send, by SMTP and by LMTP.</summary>
public class SmtpSinkTests
{
    [ProgramFact("smtp-sink")]
    public Task BySmtp() => ThreeMessagesAsync(lmtp: false);

    [ProgramFact("smtp-sink")]
    public Task ByLmtp() => ThreeMessagesAsync(lmtp: true);

    private static async Task ThreeMessagesAsync(bool lmtp)
    {
        var folder = Directory.CreateTempSubdirectory("fc-sink");
        var port = FreePort();
        if (!OperatingSystem.IsWindows())
        {
            // Started by root it becomes another user, who has to write here.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0x1FF);
        }

        List<string> arguments = ["-d", $"{folder.FullName}/m.", $"127.0.0.1:{port}", "16"];
        arguments.InsertRange(0, lmtp ? ["-L"] : []);
        arguments.InsertRange(0, Environment.UserName == "root" ? ["-u", "nobody"] : []);
        using var sink = Process.Start(new ProcessStartInfo(InstalledProgram.FileOf("smtp-sink"), arguments))!;
        try
        {
            await UntilItListensAsync(port);
            await using (var session = new NextHop(new NextHopAddress("127.0.0.1", port, lmtp), "mx.test").Open())
            {
                for (var i = 0; i < 3; i++)
                {
                    Assert.True((await session.MailAsync(new Sender("a@x.test") { Body = BodyKind.EightBitMime }, new())).IsPositive);
                    Assert.True((await session.RecipientAsync(new Recipient("b1@y.test"))).IsPositive);
                    Assert.True((await session.RecipientAsync(new Recipient("b2@y.test"))).IsPositive);
                    var replies = await session.DataAsync(Mail.Accepted(Mail.Bytes($"\r\n.\r\n..dots {i}\r\n\u00e9\0"), recipients: 2));
                    Assert.Equal(lmtp ? 2 : 1, replies.Count);
                    Assert.All(replies, r => Assert.True(r.IsPositive));
                }
            }

            var dumps = folder.GetFiles("m.*").Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f.FullName))).ToList();
            Assert.Equal(3, dumps.Count);
            Assert.All(dumps, d => Assert.Contains("\n.\n..dots ", d, StringComparison.Ordinal));
        }
        finally
        {
            sink.Kill();
            await sink.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task UntilItListensAsync(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        Assert.Fail("smtp-sink does not listen");
    }
}
