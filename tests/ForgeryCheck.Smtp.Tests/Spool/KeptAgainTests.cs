using System.Text;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

/// <summary>A store can be read back, by this run and by the next, while messages come and go.</summary>
public sealed class KeptAgainTests : IDisposable
{
    private static readonly byte[] Content = "a: b\r\n\r\nFrom x\r\n>From y\r\n.\r\nlast without an end"u8.ToArray();

    private readonly TestSpool _spool = new();

    public static TheoryData<string> Kinds => ["Mbox", "Maildir"];

    public void Dispose() => _spool.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_message_is_read_back_byte_for_byte_from_where_it_was_kept(string kind)
    {
        await using var store = _spool.Open(Enum.Parse<KeepMode>(kind));
        var places = new List<KeptAt>();
        for (var i = 0; i < 3; i++)
        {
            places.Add(await store.KeepAsync(TestSpool.Message($"ID{i}", [.. Content, (byte)('0' + i)])));
        }

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(TestSpool.Bytes(TestSpool.Message($"ID{i}", [.. Content, (byte)('0' + i)])), Read(store, places[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_next_run_finds_everything_with_its_report(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            foreach (var id in (string[])["A", "B", "C"])
            {
                await store.KeepAsync(TestSpool.Message(id, Content));
                if (id != "C")
                {
                    store.AddReport(id, TestSpool.Report with { Subject = $"about {id}" });
                }
            }
        }

        await using var again = _spool.Open(keep);
        var kept = again.ReadKept().ToList();
        Assert.Equal(["A", "B", "C"], kept.Select(one => one.Session.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["B", "A"], kept.Where(one => one.Report is not null).Select(one => one.Session.Id));
        Assert.Equal(new ReportHead(Verdict.Consistent, 0, "about B"), kept.Single(one => one.Session.Id == "B").Report);
        Assert.All(kept, one => Assert.Equal(TestSpool.Bytes(TestSpool.Message(one.Session.Id, Content)), Read(again, one.At)));

        var facts = again.Find("B", kept.Single(one => one.Session.Id == "B").At)!;
        Assert.Equal("B", facts.Session.Id);
        Assert.Equal(["r@c.example", "s@c.example"], facts.Envelope.Recipients.Select(one => one.Address));
        Assert.Contains("\"subject\":\"about B\"", Encoding.UTF8.GetString(facts.Report.Span), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_next_run_finds_what_awaits_analysis_in_its_place(string kind)
    {
        var keep = Enum.Parse<KeepMode>(kind);
        await using (var store = _spool.Open(keep))
        {
            foreach (var id in (string[])["A", "B", "C", "D"])
            {
                await store.KeepAsync(TestSpool.Message(id, Content));
                if (id is "A" or "C")
                {
                    store.AddReport(id, TestSpool.Report);
                }
            }
        }

        await using var again = _spool.Open(keep);
        var kept = again.ReadKept().ToList();
        Assert.Equal(["D", "C", "B", "A"], kept.Select(one => one.Session.Id));
        Assert.Equal(["D", "B"], kept.Where(one => one is { Report: null, IsAwaited: true }).Select(one => one.Session.Id));
        var facts = again.Find("B", kept[2].At)!;
        Assert.Equal("B", facts.Session.Id);
        Assert.True(facts.Report.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_not_to_be_analyzed_does_not_await_it(string kind)
    {
        var options = _spool.Options(Enum.Parse<KeepMode>(kind)) with { Analyze = AnalyzeMode.Off };
        await using (var store = MessageStores.Open(options, _spool))
        {
            await store.KeepAsync(TestSpool.Message("A", Content));
        }

        await using var again = MessageStores.Open(options with { Analyze = AnalyzeMode.Background }, _spool);
        Assert.False(Assert.Single(again.ReadKept()).IsAwaited);
        Assert.Empty(again.ReadUnreported());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Before_it_has_a_report_a_message_is_found_too(string kind)
    {
        await using var store = _spool.Open(Enum.Parse<KeepMode>(kind));
        var at = await store.KeepAsync(TestSpool.Message("A", Content));
        Assert.Equal("A", store.Find("A", at)?.Session.Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_does_not_wait_any_more_ends_the_search(string kind)
    {
        await using var store = _spool.Open(Enum.Parse<KeepMode>(kind));
        var at = await store.KeepAsync(TestSpool.Message("A", Content));
        Assert.Throws<OperationCanceledException>(() => store.Find("A", at, new CancellationToken(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_changed_on_the_disk_is_not_passed_off_as_what_was_kept(string kind)
    {
        await using var store = _spool.Open(Enum.Parse<KeepMode>(kind));
        var at = await store.KeepAsync(TestSpool.Message("A", Content));
        var file = Directory.EnumerateFiles(_spool.Folder, at.File + "*", SearchOption.AllDirectories).First(path => path.EndsWith(kind == "Mbox" ? ".mbox" : at.File!, StringComparison.Ordinal));
        await using (var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            bytes.Position = at.Place.Offset + 3;
            bytes.WriteByte((byte)'!');
        }

        Assert.Equal(CopyOutcome.Changed, store.Copy(at, _ => { }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_removed_is_not_there(string kind)
    {
        await using var store = _spool.Open(Enum.Parse<KeepMode>(kind));
        var at = await store.KeepAsync(TestSpool.Message("A", Content));
        store.AddReport("A", TestSpool.Report);
        foreach (var file in Directory.EnumerateFiles(_spool.Folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("lock", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        Assert.Equal(CopyOutcome.Gone, store.Copy(at, _ => { }));
        Assert.Null(store.Find("A", at));
        Assert.Empty(store.ReadKept());
    }

    [Fact]
    public async Task Where_nothing_is_kept_nothing_is_found()
    {
        await using var store = _spool.Open(KeepMode.None);
        var at = await store.KeepAsync(TestSpool.Message("A", Content));
        Assert.Null(at.File);
        Assert.Equal(CopyOutcome.Gone, store.Copy(at, _ => { }));
        Assert.Null(store.Find("A", at));
        Assert.Empty(store.ReadKept());
    }

    private static byte[] Read(IMessageStore store, KeptAt at)
    {
        var bytes = new List<byte>();
        Assert.Equal(CopyOutcome.Sound, store.Copy(at, piece => bytes.AddRange(piece)));
        return [.. bytes];
    }
}
