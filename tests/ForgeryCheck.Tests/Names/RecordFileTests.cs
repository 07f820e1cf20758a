using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>The file of recorded answers.</summary>
public sealed class RecordFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forgerycheck-dns-");

    private string File => Path.Combine(_folder.FullName, "dns.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EveryKindOfAnswerComesBackAsItWas()
    {
        var at = new DateTimeOffset(2024, 5, 1, 10, 0, 0, 123, TimeSpan.Zero);
        DnsAnswer[] answers =
        [
            new(new("b.test", DnsType.Mx), DnsStatus.NoError, ["5 mx.b.test", "10 \"odd\\032\u00e9\".test"], at, "192.0.2.53:53") { Ttl = 300 },
            new(new("strong-bad+x.b.test", DnsType.Txt), DnsStatus.NoError, ["v=spf1 \"a\"\t\u001b -all"], at, "192.0.2.53:53") { Ttl = 0 },
            new(new("a.test", DnsType.Aaaa), DnsStatus.NxDomain, ["CNAME gone.test"], at.AddTicks(1), "[2001:db8::53]:53"),
            new(new("a.test", DnsType.A), DnsStatus.NotAnswered, [], at, ""),
            new(new("7.2.0.192.in-addr.arpa", DnsType.Ptr), DnsStatus.Failed, [], at, "192.0.2.53:53"),
        ];
        var record = new RecordedNames(new ReplayedNames(answers));
        foreach (var answer in answers)
        {
            await record.AskAsync(answer.Question);
        }

        Assert.Equal(DnsStatus.NotAsked, (await record.AskAsync(new("never.test", DnsType.A))).Status);
        record.Save(File);

        var replay = ReplayedNames.Load(File);
        foreach (var answer in answers)
        {
            var back = await replay.AskAsync(answer.Question);
            Assert.Equal(answer with { Records = back.Records }, back);
            Assert.Equal(answer.Records, back.Records);
        }

        Assert.Equal(DnsStatus.NotAsked, (await replay.AskAsync(new("never.test", DnsType.A))).Status);
    }

    [Fact]
    public async Task TheOrderOfAskingDoesNotShow()
    {
        var answers = Enumerable.Range(0, 50)
            .Select(i => new DnsAnswer(new($"h{i}.test", (DnsType)(i % 2)), DnsStatus.NoError, ["x"], DateTimeOffset.UnixEpoch, "r")).ToList();
        var texts = new List<string>();
        foreach (var order in new[] { answers, answers.AsEnumerable().Reverse() })
        {
            var record = new RecordedNames(new ReplayedNames(answers));
            foreach (var answer in order)
            {
                await record.AskAsync(answer.Question);
            }

            record.Save(File);
            texts.Add(await System.IO.File.ReadAllTextAsync(File));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(50 + 2, texts[0].Count(c => c == '\n')); // one answer a line
    }

    [Fact]
    public async Task TheFirstAnswerIsKeptForTheWholeRun()
    {
        var count = 0;
        using var server = new FakeServer(q => FakeServer.Reply(q, 0, FakeServer.A(104, 128, 23, (byte)Interlocked.Increment(ref count))));
        var clock = new ManualClock();
        var record = new RecordedNames(server.Ask(clock: clock));
        var first = await record.AskAsync(new("www.zone.test", DnsType.A));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Same(first, await record.AskAsync(new("WWW.zone.test.", DnsType.A)));
    }

    [Theory]
    [InlineData("", "not recorded DNS answers")]
    [InlineData("{", "not recorded DNS answers")]
    [InlineData("[]", "the schema is not forgerycheck/dns/1")]
    [InlineData("""{"schema":"other","answers":[]}""", "the schema is not")]
    [InlineData("""{"schema":"forgerycheck/dns/1"}""", "\"answers\" is missing")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[7]}""", "\"question\" is missing")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[{"question":"a.test SRV","status":"NOERROR","answer":[],"at":"2024-05-01T10:00:00Z","resolver":""}]}""", "is not a question")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[{"question":"a.test A","status":"FINE","answer":[],"at":"2024-05-01T10:00:00Z","resolver":""}]}""", "is not a status")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[{"question":"a.test A","status":"NOERROR","answer":[],"at":"yesterday","resolver":""}]}""", "is not a time")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[{"question":"a.test A","status":"NOERROR","answer":[1],"at":"2024-05-01T10:00:00Z","resolver":""}]}""", "must contain records only")]
    [InlineData("""{"schema":"forgerycheck/dns/1","answers":[{"question":"a.test A","status":"NOERROR","answer":[],"at":"2024-05-01T10:00:00Z","resolver":""},{"question":"A.test. A","status":"NOERROR","answer":[],"at":"2024-05-01T10:00:00Z","resolver":""}]}""", "twice")]
    public void AnotherFileIsRefusedWithItsName(string text, string why)
    {
        System.IO.File.WriteAllText(File, text);
        var message = Assert.Throws<FormatException>(() => NameServices.Create(NameOptions.Parse("replay=" + File))).Message;
        Assert.StartsWith(File + ": ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHandWrittenFileMayHoldComments()
    {
        await System.IO.File.WriteAllTextAsync(File, """
            { "schema": "forgerycheck/dns/1", // ours
              "answers": [ { "question": "Mail.Example.org. A", "status": "NOERROR", "answer": ["192.0.2.7"], "at": "2024-05-01T10:00:00Z", "resolver": "" }, ] }
            """);
        Assert.Equal(["192.0.2.7"], (await ReplayedNames.Load(File).AskAsync(new("mail.example.org", DnsType.A))).Records);
    }

    [Fact]
    public void AMissingFileOrFolderIsSaidAtOnce()
    {
        Assert.Throws<FileNotFoundException>(() => NameServices.Create(NameOptions.Parse("replay=" + File)));
        Assert.Throws<DirectoryNotFoundException>(() => NameServices.Create(NameOptions.Parse("live", Path.Combine(File, "x.json"), "127.0.0.1:9")));
        Assert.Throws<DirectoryNotFoundException>(() => NameServices.Create(NameOptions.Parse("live", _folder.FullName, "127.0.0.1:9")));
    }

    [Fact]
    public void ARecordThatCannotBeWrittenLeavesTheOldOne()
    {
        new RecordedNames(NamesOff.Instance).Save(File);
        var before = System.IO.File.ReadAllText(File);
        Directory.CreateDirectory(File + ".d");
        Assert.ThrowsAny<Exception>(() => new RecordedNames(NamesOff.Instance).Save(File + ".d"));
        Assert.Equal(before, System.IO.File.ReadAllText(File));
        Assert.Equal(["dns.json"], _folder.GetFiles().Select(f => f.Name));
    }
}
