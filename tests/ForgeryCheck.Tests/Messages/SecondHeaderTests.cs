using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>Two headers that were pasted into one text.</summary>
public sealed class SecondHeaderTests
{
    private const string Trace = "Received: from a.example (a.example [192.0.2.1]) by b.example with ESMTP id x1; Mon, 1 Jun 2026 10:00:02 +0000\n";
    private const string Origin = "From: x@example.org\nSubject: one\nDate: Mon, 1 Jun 2026 10:00:00 +0000\n";

    [Theory]
    [InlineData(Trace + Origin + Trace + "From: y@example.net\nSubject: two\n", true)]
    [InlineData(Trace + Origin + Trace + "From: y@example.net\n", false)] // one field too many is a program's mistake
    [InlineData(Origin + Trace, false)] // some programs put their line below the fields
    [InlineData(Trace + Trace + Origin, false)]
    public void Directly_below_each_other_they_are_read_as_one_with_a_warning(string text, bool warned)
    {
        var message = ReadOne(text);
        Assert.Equal(warned, message.Repairs?.Warning?.Contains("two headers", StringComparison.Ordinal) == true);
        Assert.Equal(text.Split('\n').Length - 1, message.Header.Fields.Length);
    }

    [Theory]
    [InlineData("\n\n" + Trace + Origin, true)]
    [InlineData("\nReturn-Path: <x@example.org>\n" + Trace + Origin, true)]
    [InlineData("\nRegards, Anna\n" + Trace + Origin, false)] // quoted in the text
    [InlineData("\nReceived the parcel.\n", false)]
    public void Below_an_empty_line_the_second_is_not_examined_and_the_report_says_so(string below, bool warned)
    {
        var message = ReadOne(Trace + Origin + below);
        Assert.Equal(warned, message.Repairs?.Warning?.Contains("Another header", StringComparison.Ordinal) == true);
        Assert.Equal(4, message.Header.Fields.Length);
    }
}
