using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

public sealed class MessageStoreTests : IDisposable
{
    private readonly TestSpool _spool = new();

    public static TheoryData<string> Kinds => ["Mbox", "Maildir"];

    public void Dispose() => _spool.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatWasKeptIsReadAgainByteForByte(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var large = new byte[700_001];
        new Random(1).NextBytes(large);
        byte[][] contents =
        [
            all, [], "a: b\r\n\r\nFrom x\r\n>From y\n>>>From z\rFrom \nFrom "u8.ToArray(), "a: b\r\n\r\nno end"u8.ToArray(), "x\r"u8.ToArray(),
            "From a Thu Nov 26 21:41:32 2026\r\n\r\nFrom a Thu Nov 26 21:41:32 2026\r\n"u8.ToArray(), large,
            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("From \n>From \n>", 50_000))), [.. Enumerable.Repeat((byte)'>', 300_000)],
        ];
        var expected = new List<string>();
        await using (var store = _spool.Open(keep))
        {
            for (var i = 0; i < contents.Length; i++)
            {
                var message = TestSpool.Message($"ID{i}", contents[i], store.Spill);
                expected.Add(Convert.ToHexStringLower(SHA256.HashData(TestSpool.Bytes(message))));
                await store.KeepAsync(message);
                message.Content.Dispose();
            }
        }

        var found = _spool.Unreported(keep);
        Assert.Equal(expected, found.Select(m => m.Sha256));
        Assert.DoesNotContain("message-damaged", _spool.Events);
        var session = found[0].Session!;
        Assert.Equal("evil\u001b[31m\"\n\u00e9", session.Helo);
        Assert.Equal(TestSpool.Message("ID0", []).Session with { Wire = [], Authentication = [] }, session with { Wire = [], Authentication = [] });
        Assert.Equal(TestSpool.Message("ID0", []).Session.Authentication, session.Authentication);
        Assert.Equal(TestSpool.Message("ID0", []).Session.Wire, session.Wire);
        Assert.Equal(["r@c.example", "s@c.example"], found[0].Envelope!.Recipients);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OnlyWhatHasNoReportIsReadAgain(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            foreach (var id in (string[])["A", "B", "C"])
            {
                await store.KeepAsync(TestSpool.Message(id, "x"u8));
            }

            store.AddReport("B", TestSpool.Report);
            store.AddReport("none", TestSpool.Report);
        }

        await using (var store = _spool.Open(keep))
        {
            Assert.Equal(["A", "C"], store.ReadUnreported().Select(m => m.Session!.Id));
            store.AddReport("A", TestSpool.Report);
            store.AddReport("C", TestSpool.Report);
        }

        Assert.Empty(_spool.Unreported(keep));
        Assert.Empty(_spool.Unreported(keep));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ManyCallersAtOnceLoseNothing(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 50 },
                async (i, stop) => await store.KeepAsync(TestSpool.Message($"N{i}", Encoding.ASCII.GetBytes($"n: {i}\r\n\r\nbody\r\n")), stop));
        }

        Assert.Equal(500, _spool.Unreported(keep).Select(m => m.Session!.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TwoListenersCannotShareASpool(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using var store = _spool.Open(keep);
        Assert.Contains("in use", Assert.Throws<IOException>(() => _spool.Open(keep)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AFailedFlushKeepsNothingAndTheNextMessageIsKept(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        var disk = new FailingDisk();
        await using (IMessageStore store = keep == KeepMode.Mbox
            ? new MboxStore(_spool.Options(keep), _spool, disk)
            : new MaildirStore(_spool.Options(keep), _spool, disk))
        {
            await store.KeepAsync(TestSpool.Message("A", "x"u8));
            foreach (var (error, isFull) in ((int, bool)[])[(5, false), (28, true)])
            {
                disk.FlushError = error;
                var fault = await Assert.ThrowsAsync<StoreException>(async () => await store.KeepAsync(TestSpool.Message("F", "x"u8)));
                Assert.Equal(isFull, fault.IsFull);
                disk.FlushError = 0;
                disk.WriteError = error;
                fault = await Assert.ThrowsAsync<StoreException>(async () => await store.KeepAsync(TestSpool.Message("W", "x"u8)));
                Assert.Equal(isFull, fault.IsFull);
                disk.WriteError = 0;
            }

            await store.KeepAsync(TestSpool.Message("B", "x"u8));
        }

        Assert.Equal(["A", "B"], _spool.Unreported(keep).Select(m => m.Session!.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ADamagedJournalNeverThrows(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            for (var i = 0; i < 5; i++)
            {
                await store.KeepAsync(TestSpool.Message($"N{i}", "x"u8));
            }
        }

        var journal = Directory.EnumerateFiles(_spool.Folder, "*.ndjson", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(journal);
        var data = keep == KeepMode.Mbox ? Directory.EnumerateFiles(_spool.Folder, "*.mbox").Single() : null;
        var whole = data is null ? [] : File.ReadAllBytes(data);
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var hurt = (byte[])bytes.Clone();
            for (var n = random.Next(1, 20); n > 0; n--)
            {
                hurt[random.Next(hurt.Length)] = (byte)random.Next(256);
            }

            Directory.Delete(_spool.Folder + "/spill");
            File.WriteAllBytes(journal, hurt);
            if (data is not null)
            {
                Array.ForEach(Directory.GetFiles(_spool.Folder, "*.done"), File.Delete);
                File.WriteAllBytes(data, whole);
            }

            Assert.True(_spool.Unreported(keep).Count <= 5);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LimitsOfBytesAndCountLeaveNoRoom(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        foreach (var limits in (SpoolLimits[])[new() { Messages = 2 }, new() { Bytes = 100 }])
        {
            using var spool = new TestSpool();
            var options = spool.Options(keep) with { SpoolLimits = limits };
            await using (var store = MessageStores.Open(options, spool))
            {
                Assert.True(store.HasRoom(10));
                await store.KeepAsync(TestSpool.Message("A", new byte[40]));
                await store.KeepAsync(TestSpool.Message("B", new byte[40]));
                Assert.False(store.HasRoom(10));
            }

            await using var again = MessageStores.Open(options, spool);
            Assert.False(again.HasRoom(10));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OldMessagesGoOnlyWhenTheyAreReported(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            await store.KeepAsync(TestSpool.Message("A", "x"u8));
            Sweep(store);
        }

        await using (var store = _spool.Open(keep))
        {
            Assert.Single(store.ReadUnreported());
            store.AddReport("A", TestSpool.Report);
            Sweep(store);
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(_spool.Folder, "*", SearchOption.AllDirectories), f => !f.EndsWith(".lock", StringComparison.Ordinal));
    }

    private static void Sweep(IMessageStore store)
    {
        var later = DateTimeOffset.UtcNow.AddDays(1);
        (store as MboxStore)?.Sweep(later);
        (store as MaildirStore)?.Sweep(later);
    }
}
