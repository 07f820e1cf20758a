using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>A header that an analyst defanged is read as it was.</summary>
public sealed class PastedDefangTests
{
    private const string Intact =
        "Received: from hill.example (hill.example [198.51.100.23])\n\tby mx.lake.example (Postfix) with ESMTP id 4XW2cB1\n\tfor <o@lake.example>; Mon, 3 Jun 2024 08:00:05 +0000 (UTC)\n"
        + "Received: from hut (hut.hill.example [IPv6:2001:db8::9])\n\tby hill.example with ESMTP id 77; Mon, 3 Jun 2024 08:00:01 +0000\n"
        + "From: Ida <ida@hill.example>\nDate: Mon, 3 Jun 2024 08:00:00 +0000\nSubject: hay\n";

    [Theory]
    [InlineData(".", "[.]")]
    [InlineData(".", "(.)")]
    [InlineData(".", "[dot]")]
    [InlineData(".", "(dot)")]
    [InlineData(".", "[DOT]")]
    [InlineData("@", "[@]", "8.51.100.23", "8.51.100[.]23")]
    [InlineData("@", "[at]", "hill.example ", "hill[.]example ")]
    [InlineData("2001:db8::9", "2001[:]db8[:][:]9")]
    [InlineData("198.51.100.23", "198.51.100[.]23")]
    [InlineData("hill.example ", "hill[.]example ")]
    public void It_is_undone(string plain, string written, string alsoPlain = "x", string alsoWritten = "x")
    {
        var message = ReadOne(Intact.Replace(alsoPlain, alsoWritten, StringComparison.Ordinal).Replace(plain, written, StringComparison.Ordinal));

        Assert.Equal(Intact, Text(message.Header.Bytes));
        Assert.Contains("defanged character", Assert.Single(message.Repairs!.Done), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_said()
    {
        var message = ReadOne(Intact.Replace("198.51.100.23", "198[.]51[.]100[.]23", StringComparison.Ordinal));

        Assert.Equal("The header was pasted: 3 defanged characters were restored. Offsets refer to the header as it was read.", message.Repairs!.Sentence);
    }

    [Theory]
    [InlineData("Subject: hay", "Subject: hay[.]com")]
    [InlineData("hut (hut", "hut(.) (hut")]
    [InlineData("from hut", "from [.]hut")]
    [InlineData("from hut", "from a[dotted]b")]
    [InlineData("with ESMTP id 77", "with ESMTP (at hill) id 77")]
    [InlineData("with ESMTP id 77", "with ESMTP id 77[.")]
    public void Other_brackets_stay(string plain, string written)
    {
        var text = Intact.Replace(plain, written, StringComparison.Ordinal);

        Assert.Equal(text, Text(ReadOne(text).Header.Bytes));
    }

    [Fact]
    public void Mail_of_a_mailbox_stays_as_it_is()
    {
        var text = Intact.Replace("from hut", "from h[.]ut", StringComparison.Ordinal);

        Assert.Equal(text, Text(ReadOne($"{Separator}{text}\nx\n").Header.Bytes));
    }
}
