using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Relay;

namespace ForgeryCheck.Smtp.Tests.Relay;

/// <summary>XFORWARD as Postfix takes it.</summary>
public class XForwardCommandTests
{
    private static readonly HashSet<string> All = ["NAME", "ADDR", "PORT", "PROTO", "HELO", "IDENT", "SOURCE"];

    [Fact]
    public void WhatIsNotKnownIsUnavailable() => Assert.Equal(
        ["XFORWARD NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE] PORT=[UNAVAILABLE] PROTO=[UNAVAILABLE] HELO=[UNAVAILABLE] IDENT=[UNAVAILABLE]"],
        XForwardCommand.Write(new ForwardedClient { Helo = "" }, All));

    [Fact]
    public void OnlyWhatIsAskedForIsTold()
    {
        Assert.Equal(["XFORWARD PORT=25 SOURCE=LOCAL"], XForwardCommand.Write(new ForwardedClient { Port = 25, Source = "LOCAL", Helo = "x" }, new HashSet<string>(["SOURCE", "PORT"])));
        Assert.Empty(XForwardCommand.Write(new ForwardedClient { Port = 25 }, new HashSet<string>()));
    }

    [Fact]
    public void LongValuesAreCutAndLinesSplit()
    {
        var odd = new string('\u20ac', 500) + "\r\nMAIL FROM:<x@y.test>";
        var commands = XForwardCommand.Write(new ForwardedClient { Name = odd, Helo = odd, Identifier = odd }, All).ToList();

        Assert.True(commands.Count > 1);
        Assert.All(commands, c => Assert.True(c.Length <= 510 && c.StartsWith("XFORWARD ", StringComparison.Ordinal) && c.All(x => x is >= ' ' and <= '~')));
        Assert.All(string.Join(' ', commands).Split(' '), v => Assert.True(v[(v.IndexOf('=', StringComparison.Ordinal) + 1)..].Length <= 255));
    }
}
