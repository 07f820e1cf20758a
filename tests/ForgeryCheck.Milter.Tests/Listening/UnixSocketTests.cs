using System.Net.Sockets;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Listening;

public sealed class UnixSocketTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private MilterAddress Address => new(null, _folder["milter.sock"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_socket_has_its_permissions_answers_and_is_gone_at_the_end()
    {
        await using (var milter = new TestMilter(o => o with { Bind = [Address], SocketMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Address.SocketPath!));
            }

            await using var mta = await TestMta.BeginAsync(milter.Address);
            Assert.Equal(["c"], await mta.AskAsync(Mails.Honest));
        }

        Assert.False(Path.Exists(Address.SocketPath));
    }

    [Fact]
    public async Task A_socket_that_nobody_answers_on_is_replaced()
    {
        // Its path is removed only when it is closed by the one that bound it: this one is bound under another name and moved.
        using (var old = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            old.Bind(new UnixDomainSocketEndPoint(_folder["old.sock"]));
            File.Move(_folder["old.sock"], Address.SocketPath!);
        }

        Assert.True(Path.Exists(Address.SocketPath));
        await using var milter = new TestMilter(o => o with { Bind = [Address] });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        Assert.Equal(["c"], await mta.AskAsync(Mails.Honest));
    }

    [Fact]
    public async Task A_socket_that_somebody_answers_on_stays()
    {
        await using var first = new TestMilter(o => o with { Bind = [Address] });
        Assert.Equal($"{Address}: cannot listen there (another program answers there)", await StartAsync());
        await using var mta = await TestMta.BeginAsync(first.Address);
        Assert.Equal(["c"], await mta.AskAsync(Mails.Honest));
    }

    [Fact]
    public async Task Another_file_stays()
    {
        await File.WriteAllTextAsync(Address.SocketPath!, "kept");
        Assert.Equal($"{Address}: cannot listen there (it exists and is no socket)", await StartAsync());
        Assert.Equal("kept", await File.ReadAllTextAsync(Address.SocketPath!));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_told()
    {
        var nowhere = new MilterAddress(null, Path.Combine(_folder["nowhere"], "milter.sock"));
        Assert.Equal($"{nowhere}: cannot listen there (no such folder)", await StartAsync(nowhere));
    }

    private async Task<string> StartAsync(MilterAddress? address = null)
    {
        await using var server = new MilterServer(new MilterOptions { Bind = [address ?? Address] }, new ListenerOutput());
        return Assert.Throws<IOException>(server.Start).Message;
    }
}
