using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Dialogue;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>One whole session with a scripted client: what it sent, what it was told, what was kept.</summary>
internal sealed class Talk
{
    private Talk(string replies, IReadOnlyList<KeptMail> kept, IReadOnlyList<WireFact> facts, int sends) =>
        (Replies, Kept, Facts, Sends) = (replies, kept, facts, sends);

    /// <summary>All replies with their line ends.</summary>
    internal string Replies { get; }

    /// <summary>The codes of the replies, the greeting's first; a reply of several lines counts once.</summary>
    internal IEnumerable<int> Codes => Lines.Where(l => l.Length > 3 && l[3] == ' ').Select(l => int.Parse(l[..3], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The replies line by line.</summary>
    internal IEnumerable<string> Lines => Replies.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The messages that were kept.</summary>
    internal IReadOnlyList<KeptMail> Kept { get; }

    /// <summary>What the session did wrong.</summary>
    internal IReadOnlyList<WireFact> Facts { get; }

    /// <summary>How often something was sent to the client.</summary>
    internal int Sends { get; }

    /// <summary>Has a session.</summary>
    /// <param name="script">What the client sends, a character a byte.</param>
    /// <param name="feed">In which pieces.</param>
    /// <param name="bed">The listener; null for one as it is by default.</param>
    /// <param name="peer">The client's address.</param>
    /// <param name="isEarly">Whether the client sends before it is greeted.</param>
    internal static Task<Talk> HaveAsync(string script, Feed feed = Feed.Whole, TestBed? bed = null, string peer = "192.0.2.7", bool isEarly = false) =>
        HaveAsync(script, ScriptedConnection.Cut(feed), bed, peer, isEarly);

    /// <summary>Has a session in which the bytes come in the pieces given.</summary>
    internal static Task<Talk> HaveInPiecesAsync(string[] pieces, TestBed? bed = null)
    {
        int[] ends = [.. pieces.Select((_, i) => pieces.Take(i + 1).Sum(p => p.Length))];
        return HaveAsync(string.Concat(pieces), (_, at) => ends.First(e => e > at || e == ends[^1]) - at, bed, "192.0.2.7", isEarly: false);
    }

    private static async Task<Talk> HaveAsync(string script, Func<ReadOnlySpan<byte>, int, int> cut, TestBed? bed, string peer, bool isEarly)
    {
        bed ??= new TestBed();
        Assert.True(HostAddress.TryParse(peer, out var address));
        var before = bed.Store.Kept.Count;
        await using var connection = new ScriptedConnection(Encoding.Latin1.GetBytes(script), cut, address, isEarly);
        using var place = new ConnectionPlace(new ConnectionTable(0, 0), address);
        var session = bed.Composition.Sessions.Create(connection, place);
        using var watch = new SessionWatch(connection, bed.Options.Limits, () => bed.IsStressed);
        await bed.Composition.Loops.Create(session, watch).RunAsync();
        return new Talk(
            Encoding.ASCII.GetString(connection.Replies), [.. bed.Store.Kept.Skip(before)], WireFacts.List(session.Facts, WireFacts.None, 0), connection.Sends);
    }

    /// <summary>Has the same session whole, line by line and byte by byte, and sees that the replies and the messages are the same.</summary>
    internal static async Task<Talk> HaveInAllWaysAsync(string script, Func<TestBed>? bed = null)
    {
        var whole = await HaveAsync(script, Feed.Whole, bed?.Invoke());
        foreach (var feed in (Feed[])[Feed.Lines, Feed.Bytes])
        {
            var other = await HaveAsync(script, feed, bed?.Invoke());
            Assert.Equal(WithoutIds(whole.Replies), WithoutIds(other.Replies));
            Assert.Equal(whole.Kept.Select(k => k.Text), other.Kept.Select(k => k.Text));
        }

        return whole;
    }

    private static string WithoutIds(string replies) =>
        string.Join("\r\n", replies.Split("\r\n").Select(l => l.StartsWith("250 2.0.0 Ok: queued as ", StringComparison.Ordinal) ? "250 queued" : l));
}
