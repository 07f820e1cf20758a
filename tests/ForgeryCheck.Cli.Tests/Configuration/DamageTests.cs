using System.Text;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>Whatever a file holds, it is read or refused in one line.</summary>
public sealed class DamageTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        """
        {
          // every form that there is
          "$schema": "./forgerycheck.schema.json",
          "root": true,
          "analyze": { "trust": ["mx.example.org", "192.0.2.0/24"], "full": true, "jobs": 4, "prior": 0.05, "dns": "replay=n\u00e4mes.json", "sites": null, },
          "listen": { "bind": "127.0.0.1:2525", "max-size": "50M" },
          "suppress": [ { "rule": "FC204", "host": "*.example.org", "outcome": "none", "reason": "grüße", "until": "2027-03-31" }, ],
        }
        """);

    private static readonly System.CommandLine.Command Root = CommandLine.Root(new FileSettings());
    private readonly ConfigurationReader _reader = new(Root);

    [Fact]
    public void The_whole_file_is_read() => Assert.Equal(8, _reader.Read(Whole, "/etc/forgerycheck.json").Settings.Count);

    [Fact]
    public void Cut_anywhere_it_is_refused()
    {
        var trimmed = Whole.AsSpan().TrimEnd((byte)'\n').Length;
        for (var length = 0; length < trimmed; length++)
        {
            var error = Assert.Throws<UsageException>(() => _reader.Read(Whole.AsSpan(0, length), "/etc/forgerycheck.json"));
            Assert.StartsWith("/etc/forgerycheck.json:", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Changed_anywhere_it_is_read_or_refused()
    {
        byte[] others = [0, (byte)'\n', (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)'/', (byte)'0', (byte)'-', (byte)'x', 0x80, 0xC3, 0xFF];
        for (var at = 0; at < Whole.Length; at++)
        {
            foreach (var other in others)
            {
                var changed = Whole.ToArray();
                changed[at] = other;
                Try(changed);
            }

            Try([.. Whole[..at], .. Whole[(at + 1)..]]);
        }
    }

    private void Try(byte[] bytes)
    {
        try
        {
            var file = _reader.Read(bytes, "/etc/forgerycheck.json");
            foreach (var command in SettableOption.Sections(Root))
            {
                FileSettings.Check(Root, command, [.. file.Settings.Where(one => one.Command == command.Name && one.Values is not null)]);
            }
        }
        catch (UsageException e)
        {
            Assert.StartsWith("/etc/forgerycheck.json", e.Message, StringComparison.Ordinal);
        }
    }
}
