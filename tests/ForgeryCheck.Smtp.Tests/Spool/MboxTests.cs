using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

public sealed class MboxTests : IDisposable
{
    private readonly TestSpool _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public async Task AnMboxIsReadByAnalyzeWhateverTheSender()
    {
        await using (var store = _spool.Open(KeepMode.Mbox))
        {
            foreach (var sender in (string[])["", "a@b", "\"x\nFrom \"@b", "\u00e9 \0\u202e@b", new string('s', 5000)])
            {
                await store.KeepAsync(TestSpool.Message("A", "Subject: x\r\n\r\n\r\n\r\nFrom a Thu Nov 26 21:41:32 2026\r\nx"u8, sender: sender));
            }
        }

        var read = MailReader.Read([Path.Combine(_spool.Folder, "00000001.mbox")], Stream.Null).ToList();
        Assert.Equal(5, read.Count);
        Assert.All(read, r => Assert.IsType<MailInput.Read>(r));
    }

    [Fact]
    public async Task ATornTailIsCutAtEveryByte()
    {
        await using (var store = _spool.Open(KeepMode.Mbox))
        {
            await store.KeepAsync(TestSpool.Message("A", "Subject: x\r\n\r\nfirst\r\n"u8));
            await store.KeepAsync(TestSpool.Message("B", "s: x\r\n\r\nFrom \r\nlast"u8));
        }

        var data = Path.Combine(_spool.Folder, "00000001.mbox");
        var journal = Path.Combine(_spool.Folder, "00000001.ndjson");
        var (whole, lines) = (File.ReadAllBytes(data), File.ReadAllBytes(journal));
        var second = whole.AsSpan().IndexOf("\n\nFrom "u8) + 2;
        var line = lines.AsSpan().IndexOf((byte)'\n') + 1;
        for (var length = second; length <= whole.Length; length++)
        {
            // Two bytes behind the last message are not its own.
            Check(whole[..length], lines, length >= whole.Length - 2 ? 2 : 1);
        }

        for (var length = line; length <= lines.Length; length++)
        {
            Check(whole, lines[..length], length == lines.Length ? 2 : 1);
        }

        void Check(byte[] bytes, byte[] index, int expected)
        {
            File.WriteAllBytes(data, bytes);
            File.WriteAllBytes(journal, index);
            File.Delete(Path.ChangeExtension(data, ".torn"));
            Assert.Equal(expected, _spool.Unreported(KeepMode.Mbox).Count);
            if (expected == 1)
            {
                Assert.Equal(second, new FileInfo(data).Length);
                Assert.Equal(line, new FileInfo(journal).Length);
            }
        }
    }

    [Fact]
    public void QuotingIsUndoneInWhateverPieces()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var text = new byte[random.Next(60)];
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = "From >\n\r"u8[random.Next(8)];
            }

            var from = "\nFrom \n>From >>From "u8[..random.Next(20)];
            byte[] message = [.. from, .. text];
            var quoter = new MboxQuoter();
            var quoted = new List<byte>();
            var held = new List<byte>();
            for (var at = 0; at < message.Length;)
            {
                var count = Math.Min(random.Next(1, 8), message.Length - at);
                held.AddRange(message.AsSpan(at, count));
                at += count;
                var into = new byte[MboxQuoter.MostWritten(held.Count)];
                var used = quoter.Quote(held.ToArray(), into, at == message.Length, out var written);
                held.RemoveRange(0, used);
                quoted.AddRange(into.AsSpan(0, written));
            }

            Assert.Empty(held);
            Assert.False(quoted.ToArray().AsSpan().StartsWith("From "u8) || quoted.ToArray().AsSpan().IndexOf("\nFrom "u8) >= 0);
            var plain = new List<byte>();
            var unquoter = new MboxUnquoter(bytes => plain.AddRange(bytes));
            for (var at = 0; at < quoted.Count;)
            {
                var count = Math.Min(random.Next(1, 8), quoted.Count - at);
                unquoter.Append(quoted.GetRange(at, count).ToArray());
                at += count;
            }

            unquoter.Complete();
            Assert.Equal(message, plain);
        }
    }
}
