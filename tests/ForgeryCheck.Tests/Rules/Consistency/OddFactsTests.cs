using ForgeryCheck.Names;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Tests.Rules.Consistency;

/// <summary>No rule throws, whatever the facts hold or lack.</summary>
public sealed class OddFactsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Subject: no trace at all\n")]
    [InlineData("Received:\n")]
    [InlineData("Received:\nReceived:\nReceived: ;\n")]
    [InlineData("Received: from by ; \nReceived: from () by () id ; 99 99 9999 99:99:99 +9999 (EST)\n")]
    [InlineData("Received: from [] ([]) by [] with\nReceived: from [%] ([%A%]) by %A% id {} for <@>; Mon, 1 Jan 0001 00:00:00 +1400\n")]
    [InlineData("Received: from . (. [1.2.3.4]) by . ; Fri, 31 Dec 9998 23:59:59 -1200\nReceived: from .. (HELO ) by .. ; Mon, 1 Jan 0001 00:00:00 +1400\n")]
    [InlineData("Received: from a.b (unknown [224.0.0.1]) by a.b; x\nReceived: from \u00e9\ud83d\ude00 (may be forged) by \0; 1\n")]
    public void Nothing_throws(string header)
    {
        foreach (var boundary in (int?[])[null, 1, 2])
        {
            foreach (var names in (NameFacts[])[NameFacts.Off, new NameFacts { IsOn = true }])
            {
                var facts = new MailUnderTest(header) { Boundary = boundary, Names = names }.Facts();
                var sink = new FindingSink();

                MailUnderTest.Run(facts, sink, []);

                Assert.All(sink.Findings, f => Assert.True(f.Message.Length < 2000));
            }
        }
    }

    [Fact]
    public void A_value_of_64_KiB_makes_no_sentence_of_64_KiB()
    {
        var name = string.Concat(Enumerable.Repeat("abcdefgh.", 7000)) + "example";
        var facts = new MailUnderTest(
            $"Received: from {name} (hotmail.example.com [203.0.113.7]) by mx.example.org; Wed, 1 May 2024 10:00:05 +0000\n"
            + $"Received: from {name} by x.{name}\n").Facts();
        var sink = new FindingSink();

        MailUnderTest.Run(facts, sink, []);

        Assert.All(sink.Findings, f => Assert.True(f.Message.Length < 3000, f.Rule.Id));
    }
}
