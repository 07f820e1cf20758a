using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Tests.Wire;

/// <summary>Content and what is wrong with it are the same in whatever pieces it comes, and as a small reader that has all of it sees them.</summary>
public sealed class ReceiverTests
{
    private static readonly Gen<string> Content = Gen.OneOf(
        [.. new[] { "\r\n", "\r\n", "\n", "\r", ".", "\r\n.", "a", "bc", "\0", "\u00fc", " ", new string('x', 997) }.Select(Gen.Const)]).Array[0, 40].Select(string.Concat);

    private static readonly Gen<int[]> Cuts = Gen.Int[1, 30].Array[1, 20];

    [Fact]
    public void Data_is_the_same_in_any_pieces() => Gen.Select(Content, Cuts).Sample((content, cuts) =>
    {
        var wire = content + "\r\n.\r\nQUIT\r\n";
        var (text, used, facts) = Data(wire, cuts);
        var (expected, length) = Reference(wire);

        Assert.Equal((expected, length), (text, used));
        Assert.Equal(Lone(expected), (facts.Count(WireFactKind.BareCarriageReturn), facts.Count(WireFactKind.BareLineFeed)));
        Assert.Equal(expected.Count(c => c == '\0'), facts.Count(WireFactKind.Nul));
        Assert.Equal(LongLines(expected), facts.Count(WireFactKind.LongLine));
        Assert.Equal(WireFacts.List(Data(wire, [wire.Length]).Facts, WireFacts.None, 0), WireFacts.List(facts, WireFacts.None, 0));
        foreach (var fact in WireFacts.List(WireFacts.None, facts, 0))
        {
            Assert.Equal(First(expected, fact.Kind) ?? fact.Offset, fact.Offset);
        }
    }, iter: 20_000);

    [Fact]
    public void Chunks_are_the_same_in_any_pieces() => Gen.Select(Content, Cuts).Sample((content, cuts) =>
    {
        var sink = new Sink();
        var facts = new WireFacts();
        var receiver = new ChunkReceiver(sink, facts);
        foreach (var piece in Pieces(content, cuts))
        {
            receiver.Begin(piece.Length);
            Assert.Equal(piece.Length, receiver.Take([.. piece, .. "QUIT"u8], out var ended));
            Assert.True(ended);
        }

        receiver.Finish();

        Assert.Equal(content, sink.Text);
        Assert.Equal(Lone(content), (facts.Count(WireFactKind.BareCarriageReturn), facts.Count(WireFactKind.BareLineFeed)));
        Assert.Equal(content.Count(c => c == '\0'), facts.Count(WireFactKind.Nul));
        Assert.Equal(LongLines(content), facts.Count(WireFactKind.LongLine));
        foreach (var fact in WireFacts.List(WireFacts.None, facts, 0))
        {
            Assert.Equal(First(content, fact.Kind) ?? fact.Offset, fact.Offset);
        }
    }, iter: 20_000);

    private static (string Text, int Used, WireFacts Facts) Data(string wire, int[] cuts)
    {
        var sink = new Sink();
        var facts = new WireFacts();
        var receiver = new DataReceiver(sink, facts);
        var used = 0;
        foreach (var piece in Pieces(wire, cuts))
        {
            used += receiver.Take(piece, out var ended);
            if (ended)
            {
                break;
            }
        }

        return (sink.Text, used, facts);
    }

    private static IEnumerable<byte[]> Pieces(string text, int[] cuts)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (int at = 0, i = 0; at < bytes.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }

    // RFC 5321 sections 4.1.1.4 and 4.5.2.
    private static (string Content, int Used) Reference(string wire)
    {
        var content = new StringBuilder();
        var at = 0;
        while (true)
        {
            var end = wire.IndexOf("\r\n", at, StringComparison.Ordinal);
            var line = wire[at..end];
            at = end + 2;
            if (line == ".")
            {
                return (content.ToString(), at);
            }

            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }

    private static (int Returns, int Feeds) Lone(string content)
    {
        var rest = content.Replace("\r\n", "", StringComparison.Ordinal);
        return (rest.Count(c => c == '\r'), rest.Count(c => c == '\n'));
    }

    private static int LongLines(string content) => content.Split("\r\n")[..^1].Count(l => l.Length + 2 > 1000);

    private static long? First(string content, WireFactKind kind)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (kind switch
            {
                WireFactKind.BareCarriageReturn => content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n'),
                WireFactKind.BareLineFeed => content[i] == '\n' && (i == 0 || content[i - 1] != '\r'),
                WireFactKind.Nul => content[i] == '\0',
                WireFactKind.EightBitUndeclared => content[i] > 127,
                WireFactKind.LongLine => (i == 0 || content[..i].EndsWith("\r\n", StringComparison.Ordinal))
                    && content.IndexOf("\r\n", i, StringComparison.Ordinal) is >= 0 and var end && end + 2 - i > 1000,
                _ => false,
            })
            {
                return i;
            }
        }

        return null;
    }

    private sealed class Sink : IContentSink
    {
        private readonly List<byte> _bytes = [];

        public long Length => _bytes.Count;

        internal string Text => Encoding.Latin1.GetString(_bytes.ToArray());

        public void Append(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);
    }
}
