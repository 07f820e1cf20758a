using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Accuracy;

public sealed class SplitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("split").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AGroupIsInOneHalfOnEveryMachine()
    {
        Assert.Equal(Purpose.Fit, Halves.Of("sender example.org"));
        Assert.Equal(Purpose.Test, Halves.Of("sender example.edu"));
    }

    [Fact]
    public void TheHalvesAreOfLikeSize()
    {
        var fit = Enumerable.Range(0, 2000).Count(i => Halves.Of($"sender example{i}.org") == Purpose.Fit);
        Assert.InRange(fit, 900, 1100);
    }

    [Fact]
    public void AFormKeepsTheWordsAndNothingElse()
    {
        const string One = "from alpha.example.net ([192.0.2.17]) by mx4.example.org with NNFMP; Jul 25 2002 11:05:00 +0000";
        const string Other = "from zz9 ([198.51.100.3])\r\n\tby relay with NNFMP; Aug 1 2003 01:00:00 -0600";
        Assert.Equal("from n ([9]) by n with NNFMP", LineForm.Of(One));
        Assert.Equal(LineForm.Of(One), LineForm.Of(Other));
        Assert.NotEqual(LineForm.Of(One), LineForm.Of(One.Replace("NNFMP", "SMTP", StringComparison.Ordinal)));
    }

    [Fact]
    public void AKitIsNeverOnBothSides()
    {
        // Two messages of one kit, of different forms; 40 unlabelled ones that share a form with either, names and ids all their own.
        const string First = "from {0}.example.net ([192.0.2.{1}]) by {0}.example.com with NNFMP; Mon, 1 Jul 2024 10:00:00 +0000";
        const string Second = "from unknown (HELO {0}.example) ([192.0.2.{1}]) by {0}.example.info with QMQP; Mon, 1 Jul 2024 10:00:00 +0000";
        var lines = Enumerable.Range(0, 42).Select(i => string.Format(null, i % 2 == 0 ? First : Second, $"h{i}", i + 1)).ToList();
        Write("spam-made", lines.Select((line, i) => (line, $"{i}@x{i}.example.org")));
        File.WriteAllText(Path.Combine(_folder, "labels.jsonl"), """
            {"mbox": "spam-made.mbox", "index": 1, "verdict": "forged", "forged_from_line": 2, "why": "made", "kit": "K"}
            {"mbox": "spam-made.mbox", "index": 2, "verdict": "forged", "forged_from_line": 2, "why": "made", "kit": "K"}

            """);

        var corpus = Corpus.Read([_folder]);
        Assert.Equal(42, corpus.Mail.Count);
        Assert.All(corpus.Mail, one => Assert.Equal("kit K", one.Group));
        Assert.Single(corpus.Mail.Select(one => one.Half).Distinct());
    }

    [Fact]
    public void TwoKitsThatWriteOneFormAreOneKit()
    {
        const string Form = "from a{0}.example.net ([192.0.2.9]) by b{0}.example.com with NNFMP; Mon, 1 Jul 2024 10:00:00 +0000";
        Write("spam-made", Enumerable.Range(0, 2).Select(i => (string.Format(null, Form, i), $"{i}@x.example.org")));
        File.WriteAllText(Path.Combine(_folder, "labels.jsonl"), """
            {"mbox": "spam-made.mbox", "index": 1, "verdict": "forged", "forged_from_line": 2, "why": "made", "kit": "K"}
            {"mbox": "spam-made.mbox", "index": 2, "verdict": "forged", "forged_from_line": 2, "why": "made", "kit": "L"}

            """);
        Assert.Single(Corpus.Read([_folder]).Mail.Select(one => one.Group).Distinct());
    }

    [Fact]
    public void GenuineMailOfOneOrganisationIsOneGroupOnWhateverList()
    {
        const string Line = "from out.example.org (out.example.org [192.0.2.1]) by list.example.net (Postfix) with ESMTP id AB12C; Mon, 1 Jul 2024 10:00:00 +0000";
        Write("ham-made", [(Line, "1@mail.sender.co.uk"), (Line, "2@relay7.sender.co.uk"), (Line, "3@other.co.uk")]);
        var groups = Corpus.Read([_folder]).Mail.Select(one => one.Group).ToList();
        Assert.Equal(groups[0], groups[1]);
        Assert.NotEqual(groups[0], groups[2]);
    }

    private void Write(string set, IEnumerable<(string Line, string Id)> messages) =>
        File.WriteAllText(Path.Combine(_folder, set + ".mbox"), string.Concat(messages.Select(m => $"""
            From bench@localhost Thu Jan  1 00:00:00 1970
            Received: from edge.example.net (edge.example.net [203.0.113.5]) by mx.example.com (Postfix) with ESMTP id 0A1B2C3D4E; Mon, 1 Jul 2024 10:00:05 +0000
            Received: {m.Line}
            Message-ID: <{m.Id}>
            From: a@example.org


            """)));
}
