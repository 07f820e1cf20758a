using System.Text;
using ForgeryCheck.Mime;

namespace ForgeryCheck.Tests.Mime;

/// <summary>Where parts begin and end (RFC 2046 section 5.1), in pieces of any size.</summary>
public sealed class BodySplitterTests
{
    [Theory]
    [InlineData("preamble\n--b\none\n--b\ntwo\n--b--\nepilogue\n", "preamble|one|two|epilogue\n")]
    [InlineData("--b\r\none\r\n\r\n--b  \t\r\ntwo\r\n--b--", "|one\r\n|two|")]
    [InlineData("--b\n--b\n--b--\n", "||||")]
    [InlineData("--b\n--bx\n--c\n-- \n---b\n --b\n--b--\n", "|--bx\n--c\n-- \n---b\n --b|")]
    [InlineData("--b\nnever closed\r", "|never closed\r")]
    [InlineData("--b\nends with a beginning\n-", "|ends with a beginning\n-")]
    [InlineData("no part\r\n", "no part\r\n")]
    [InlineData("", "")]
    public void One_multipart(string body, string expected)
    {
        foreach (var piece in (int[])[1, 2, 3, 7, 100_000])
        {
            Assert.Equal(expected.TrimEnd('|'), Split(body, piece, "b").TrimEnd('|'));
        }
    }

    [Fact]
    public void A_delimiter_of_the_outer_multipart_ends_the_inner_one() =>
        Assert.Equal("|y|z\n--i\nw|", Split("--i\ny\n--o\nz\n--i\nw\n--o--\n", 1, "o", "i"));

    [Fact]
    public void A_line_too_long_for_a_delimiter_is_none()
    {
        var line = "--b" + new string(' ', 300);
        foreach (var piece in (int[])[1, 64, 255, 256, 257, 600])
        {
            Assert.Equal($"|{line}\nx", Split($"--b\n{line}\nx\n--b--", piece, "b").TrimEnd('|'));
        }
    }

    [Fact]
    public void Nothing_is_lost_of_random_text_in_random_pieces()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(9) switch { 0 => "\r", 1 or 2 => "\n", 3 or 4 => "-", 5 => "--b", 6 => "--b--\n", 7 => new string('-', 260), _ => "x" }));
            Assert.Equal(Split(text, int.MaxValue, "b"), Split(text, 1 + random.Next(9), "b"));
        }
    }

    private static string Split(string body, int piece, params string[] boundaries)
    {
        var sink = new Notes();
        var splitter = new BodySplitter(sink);
        foreach (var boundary in boundaries)
        {
            splitter.Push(Encoding.Latin1.GetBytes(boundary));
        }

        foreach (var chunk in Encoding.Latin1.GetBytes(body).Chunk(piece))
        {
            splitter.Append(chunk);
        }

        splitter.Complete();
        return sink.Text.ToString();
    }

    private sealed class Notes : IPartSink
    {
        internal StringBuilder Text { get; } = new();

        public bool IsInHeader => false;

        public void Delimit(int depth, bool isClosing) => Text.Append('|');

        public void Append(ReadOnlySpan<byte> bytes) => Text.Append(Encoding.Latin1.GetString(bytes));
    }
}
