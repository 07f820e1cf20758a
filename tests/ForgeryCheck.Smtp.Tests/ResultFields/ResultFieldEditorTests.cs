using System.Buffers;
using CsCheck;
using ForgeryCheck.Chains;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Trace;
using MimeKit;

namespace ForgeryCheck.Smtp.Tests.ResultFields;

/// <summary>A reader of the message finds our result, nobody else's, and the rest as it came.</summary>
public class ResultFieldEditorTests
{
    private const string Mark = "X-ForgeryCheck: forged; score=99.2; from-line=3; hand-over=192.0.2.7; id=1A;\r\n\thost=mx.test\r\n";

    [Fact]
    public void TheMarkStandsOnTopAndNothingIsCopied()
    {
        var message = Apply("From: a@x.test\r\n\r\nbody\r\n", out var text);

        Assert.Equal(Mark + Mail.Received + "From: a@x.test\r\n\r\nbody\r\n", text);
        Assert.Equal(0, message.Skip);
    }

    [Theory]
    [InlineData("X-ForgeryCheck: consistent\r\n", "X-Received-X-ForgeryCheck: consistent\r\n")]
    [InlineData("x-forgerycheck \t: consistent\r\n\tfolded\r\n", "X-Received-x-forgerycheck \t: consistent\r\n\tfolded\r\n")]
    [InlineData("X-FORGERYCHECK-Foo:\r\n", "X-Received-X-FORGERYCHECK-Foo:\r\n")]
    [InlineData("A: b\nX-ForgeryCheck: c\r\n", "A: b\nX-Received-X-ForgeryCheck: c\r\n")]
    [InlineData("A: b\rX-ForgeryCheck: c\r\n", "A: b\rX-Received-X-ForgeryCheck: c\r\n")]
    [InlineData("A: b\r\rX-ForgeryCheck: c\r\n", "A: b\r\rX-Received-X-ForgeryCheck: c\r\n")]
    [InlineData("X-ForgeryCheck: a\r\nX-ForgeryCheck: b\r\n", "X-Received-X-ForgeryCheck: a\r\nX-Received-X-ForgeryCheck: b\r\n")]
    [InlineData("X-ForgeryCheck\u00e9 a: b\r\n", "X-Received-X-ForgeryCheck\u00e9 a: b\r\n")]
    [InlineData("X-Received-X-ForgeryCheck: a\r\n", "X-Received-X-ForgeryCheck: a\r\n")]
    [InlineData("Subject: X-ForgeryCheck: a\r\n X-ForgeryCheck: b\r\n", "Subject: X-ForgeryCheck: a\r\n X-ForgeryCheck: b\r\n")]
    public void WhatPassesForItIsRenamed(string header, string expected)
    {
        const string Body = "\r\nX-ForgeryCheck: in the body\r\n";
        Apply(header + Body, out var text);

        Assert.Equal(Mark + Mail.Received + expected + Body, text);
    }

    [Theory]
    [InlineData("mx.test; spf=pass")]
    [InlineData("MX.Test 1; spf=pass")]
    [InlineData("\"mx.test\"; spf=pass")]
    [InlineData("\"m\\x.test\"; spf=pass")]
    [InlineData("(a (nested) \\) comment;) mx.test (x) ; none")]
    [InlineData("mx.test(comment); none")]
    [InlineData("mx.test.; none")]
    [InlineData("\r\n\tmx.test;\r\n\tspf=pass")]
    [InlineData("mx.test")]
    [InlineData("(never closed mx.test; spf=pass")]
    [InlineData("\"mx.test; spf=pass")]
    public void AResultThatClaimsOurIdIsRemoved(string value)
    {
        Apply($"A: b\r\nAuthentication-RESULTS :{value}\r\nC: d\r\n\r\n", out var text, "mx.test");

        Assert.EndsWith(Mail.Received + "A: b\r\nC: d\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mx.test.example; spf=pass")]
    [InlineData("other; spf=pass (mx.test)")]
    [InlineData("(mx.test) other; none")]
    [InlineData("other mx.test; none")]
    [InlineData("")]
    public void ResultsOfOthersStay(string value)
    {
        var content = $"A: b\r\nAuthentication-Results: {value}\r\n\r\n";

        Assert.Equal(0, Apply(content, out var text, "mx.test").Skip);
        Assert.EndsWith(Mail.Received + content, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A: b\rAuthentication-Results: mx.test; spf=pass\r\nC: d\r\n", "A: b\rX-Received-Authentication-Results: mx.test; spf=pass\r\nC: d\r\n")]
    [InlineData("A: b\nAuthentication-Results: mx.test; spf=pass\r\nC: d\r\n", "A: b\nX-Received-Authentication-Results: mx.test; spf=pass\r\nC: d\r\n")]
    [InlineData("Authentication-Results: mx.test\rC: d\r\n", "X-Received-Authentication-Results: mx.test\rC: d\r\n")]
    public void AClaimThatOnlySomeReadersSeeIsRenamed(string header, string expected)
    {
        // Removing it would join the lines around it for the others.
        Apply(header + "\r\n", out var text, "mx.test");

        Assert.EndsWith(Mail.Received + expected + "\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("x ")]
    public void AClaimThatCannotBeReadToItsEndCountsAsOurs(string start)
    {
        Apply($"A: b\r\nAuthentication-Results: {start}{new string('y', 1000)}; none\r\nC: d\r\n\r\n", out var text, "mx.test");

        Assert.EndsWith(Mail.Received + "A: b\r\nC: d\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsOfOthersMayBeLong()
    {
        var content = $"Authentication-Results: other; none ({new string('y', 5000)} mx.test)\r\n\r\n";
        Apply(content, out var text, "mx.test");

        Assert.EndsWith(Mail.Received + content, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\rAuthentication-Results: x")]
    [InlineData("\rAuthentication-Results: x;")]
    [InlineData("\rAuthentication-Results: x\r y")]
    public void AMegabyteOfBareCarriageReturnsIsReadOnce(string unit)
    {
        var growth = Growth.OfFourTimes(
            size => HeaderRewriter.Rewrite(Mail.Bytes(string.Concat(Enumerable.Repeat(unit, size / unit.Length)) + "\r\n"), "mx.test", new ArrayBufferWriter<byte>()), 1 << 16);

        Assert.True(growth < 9, $"{growth} times as long");
    }

    [Fact]
    public void WithoutAnIdNoAuthenticationResultsAreWrittenOrRemoved()
    {
        Apply("Authentication-Results: mx.test; spf=pass\r\n\r\n", out var text);

        Assert.Equal(Mark + Mail.Received + "Authentication-Results: mx.test; spf=pass\r\n\r\n", text);
    }

    [Fact]
    public void OurAuthenticationResultsStandBetweenMarkAndReceivedLine()
    {
        var message = Mail.Accepted("A: b\r\n\r\n"u8.ToArray());
        message = message with { Session = message.Session with { ClientName = "c.test" } };

        Assert.StartsWith(
            Mark + "Authentication-Results: mx.test; iprev=pass policy.iprev=192.0.2.7;\r\n\tx-forgerycheck=fail policy.score=99.2 policy.from-line=3\r\n" + Mail.Received,
            Mail.Text(Mail.AllBytes(ResultFieldEditor.Apply(message, Report(), new ResultFieldOptions("mx.test")))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesCannotLeaveTheirPlace()
    {
        var message = Mail.Accepted("\r\n"u8.ToArray());
        message = message with { Session = message.Session with { Host = "a\"; score=0\r\nX-ForgeryCheck: consistent" } };
        Assert.True(HostAddress.TryParse("2001:db8::7", out var address));
        var report = Report() with { HandOver = new HandOver(2, address, null, null, null, null) };

        Assert.StartsWith(
            "X-ForgeryCheck: forged; score=99.2; from-line=3; hand-over=\"2001:db8::7\";\r\n\tid=1A; host=\"a\\\"; score=0??X-ForgeryCheck: consistent\"\r\nReceived:",
            Mail.Text(Mail.AllBytes(ResultFieldEditor.Apply(message, report, new ResultFieldOptions()))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderBeyondTheBoundIsRewrittenAsFarAsItIsReadAndSaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("fc-fields");
        try
        {
            var filler = string.Concat(Enumerable.Repeat("A: " + new string('b', 97) + "\r\n", 12_000));
            var content = "X-ForgeryCheck: a\r\n" + filler + "X-ForgeryCheck: b\r\n\r\n";
            var message = ResultFieldEditor.Apply(Mail.Accepted(Mail.Bytes(content), spill: new SpillFolder(folder.FullName)), Report(), new ResultFieldOptions());

            var text = Mail.Text(Mail.AllBytes(message));
            Assert.StartsWith("X-ForgeryCheck: forged; score=99.2; from-line=3; hand-over=192.0.2.7;\r\n\theader=cut;", text, StringComparison.Ordinal);
            Assert.EndsWith(Mail.Received + "X-Received-" + content, text, StringComparison.Ordinal);
            message.Content.Dispose();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ASpilledHeaderWithinTheBoundIsRewrittenWhole()
    {
        var folder = Directory.CreateTempSubdirectory("fc-fields");
        try
        {
            var content = string.Concat(Enumerable.Repeat("A: " + new string('b', 97) + "\r\n", 6_000)) + "X-ForgeryCheck: b\r\n\r\nbody";
            var message = ResultFieldEditor.Apply(Mail.Accepted(Mail.Bytes(content), spill: new SpillFolder(folder.FullName)), Report(), new ResultFieldOptions());

            Assert.Equal(
                Mark + Mail.Received + content.Replace("X-ForgeryCheck", "X-Received-X-ForgeryCheck", StringComparison.Ordinal), Mail.Text(Mail.AllBytes(message)));
            message.Content.Dispose();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AFieldBehindALineThatIsEmptyForSomeReadersOnlyIsRenamed()
    {
        Apply("A: b\r\n\r\r\nX-ForgeryCheck: consistent\r\n\r\nbody", out var text);

        Assert.EndsWith("A: b\r\n\r\r\nX-Received-X-ForgeryCheck: consistent\r\n\r\nbody", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhateverComesThereIsOneMarkAndTheRestIsAsItWas()
    {
        string[] pieces = ["X-ForgeryCheck", "x-forgerycheck-a", "Authentication-Results", ":", " ", "\t", "\r\n", "\r", "\n", "mx.test", ";", "(", "\"", "A: b\r\n", "\0", "\u00e9", "c", "\r\n\r\n"];
        var content = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 30].Select(p => "A:" + string.Concat(p) + "\r\n\r\nbody");
        Gen.Select(content, Gen.String).Sample((text, word) =>
        {
            var message = Mail.Accepted(Mail.Bytes(text));
            message = message with { Id = word, Session = message.Session with { Host = word, ClientName = word } };
            var before = Headers(Mail.AllBytes(message));
            var bytes = Mail.AllBytes(ResultFieldEditor.Apply(message, Report(), new ResultFieldOptions("mx.test")));
            var after = Headers(bytes);

            // MimeKit sees one of ours on top, and below it what it saw before, but for what was renamed or removed.
            Assert.Equal("X-ForgeryCheck", after[0].Field);
            Assert.Equal("Authentication-Results", after[1].Field);
            Assert.DoesNotContain(after.Skip(1), h => h.Field.StartsWith("X-ForgeryCheck", StringComparison.OrdinalIgnoreCase));
            var changed = before.Where(h => !Touched(h)).Select(h => (h.Field, Mail.Text(h.RawValue)));
            var kept = after.Skip(2).Where(h => !Touched(h)).Select(h => (h.Field, Mail.Text(h.RawValue)));
            Assert.Equal(changed, kept);

            // The body, from the first line that is empty for a reader that takes LF for a line end.
            var end = HeaderEnd.Find(Mail.Bytes(text))!.Value;
            Assert.EndsWith(text[end..], Mail.Text(bytes), StringComparison.Ordinal);
        });

        static bool Touched(Header header) => header.Field.Contains("ForgeryCheck", StringComparison.OrdinalIgnoreCase)
            || header.Field.Contains("Authentication-Results", StringComparison.OrdinalIgnoreCase)
            || Mail.Text(header.RawValue).Contains("\rX-", StringComparison.OrdinalIgnoreCase)
            || Mail.Text(header.RawValue).Contains("\rAuthentication-Results", StringComparison.OrdinalIgnoreCase);

        static List<Header> Headers(byte[] bytes) => [.. HeaderList.Load(new MemoryStream(bytes))];
    }

    private static AcceptedMessage Apply(string content, out string text, string? authservId = null)
    {
        var message = ResultFieldEditor.Apply(Mail.Accepted(Mail.Bytes(content)), Report(), new ResultFieldOptions(authservId));
        text = Mail.Text(Mail.AllBytes(message));
        return message;
    }

    private static Report Report()
    {
        Assert.True(HostAddress.TryParse("192.0.2.7", out var address));
        return new Report
        {
            Tool = new ToolInfo("forgerycheck", "0", "0"),
            Source = "test",
            Sha256 = "",
            Size = 0,
            Assessment = new Assessment(Verdict.Forged, 99.2, 3, 0.05, 3, []),
            HandOver = new HandOver(2, address, null, null, null, null),
        };
    }
}
