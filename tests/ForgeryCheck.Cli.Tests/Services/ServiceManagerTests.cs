using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Cli.Services;

namespace ForgeryCheck.Cli.Tests.Services;

public sealed class ServiceManagerTests : IDisposable
{
    private readonly string _name = $"forgerycheck-test-{Guid.NewGuid():N}";
    private readonly Socket _manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public ServiceManagerTests() => _manager.Bind(new UnixDomainSocketEndPoint("\0" + _name));

    public void Dispose() => _manager.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("/")]
    [InlineData("relative")]
    [InlineData("vsock:2:9999")]
    [InlineData("/nobody/listens/there")]
    [InlineData("/a-path-that-is-longer/than-what-fits-into-the-address-of-a-socket/which-has-no-more-than-108-bytes/with-its-NUL")]
    public void Without_a_manager_nothing_happens(string? address)
    {
        using var manager = new ServiceManager(name => name == "NOTIFY_SOCKET" ? address : "1000000");
        manager.Ready("ready");
        manager.Reloading();
        manager.Beat(() => throw new InvalidOperationException("nobody asks"));
        manager.Stopping();
        Assert.Null(manager.Interval);
    }

    [Theory]
    [InlineData(null, null, 10)]
    [InlineData("4000000", null, 2)]
    [InlineData("4000000", "self", 2)]
    [InlineData("4000000", "1", 10)]
    [InlineData("90000000", null, 10)]
    [InlineData("9223372036854775807", null, 10)]
    [InlineData("0", null, 10)]
    [InlineData("-4", null, 10)]
    [InlineData("99999999999999999999", null, 10)]
    public void Signs_of_life_come_twice_in_the_time_that_is_given_to_this_process(string? microseconds, string? process, int seconds)
    {
        using var manager = new ServiceManager(name => name switch
        {
            "NOTIFY_SOCKET" => "@" + _name,
            "WATCHDOG_USEC" => microseconds,
            "WATCHDOG_PID" => process == "self" ? Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture) : process,
            _ => null,
        });
        Assert.Equal(TimeSpan.FromSeconds(seconds), manager.Interval);
    }

    [Fact]
    public void A_status_is_sent_with_what_has_changed_and_not_too_often()
    {
        using var manager = new ServiceManager(name => name == "NOTIFY_SOCKET" ? "@" + _name : null);
        manager.Ready("idle");
        manager.Beat(() => "busy");
        manager.Stopping();

        Assert.Equal(["READY=1\nSTATUS=idle", "STOPPING=1"], [Hear(), Hear()]);
    }

    private string Hear()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, _manager.Receive(buffer));
    }
}
