using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>Fields that were pasted as one line are parted again, and a sender makes no line of a host.</summary>
public sealed class PastedJointsTests
{
    private const string Upper = "from hill.example (hill.example [192.0.2.8]) by mx.lake.example (Postfix) with ESMTP id 4XW2cB1 for <o@lake.example>; Mon, 3 Jun 2024 08:00:05 +0000 (UTC)";
    private const string Lower = "from hut (HELO hut) ([192.0.2.9]) by hill.example with SMTP; Mon, 3 Jun 2024 08:00:01 +0000";
    private const string Below = "From: Ida <ida@hill.example>\nTo: o@lake.example\nDate: Mon, 3 Jun 2024 08:00:00 +0000\nSubject: hay\nMessage-ID: <1@hill.example>\n";

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("   ")]
    public void Two_lines_on_one(string between)
    {
        var message = ReadOne($"Received: {Upper}{between}Received: {Lower}\n{Below}");

        Assert.Equal([Upper, Lower], Received(message));
        Assert.Equal(["1 field that followed another in the same line was given a line of its own"], message.Repairs!.Done);
        Assert.Equal("Ida <ida@hill.example>", message.Header.Text("From"u8));
        Assert.Null(message.Repairs.Warning);
    }

    [Theory]
    [InlineData("; Mon, 3 Jun 2024 08:00:05 +0000")]
    [InlineData("; Mon, 3 Jun 2024 08:00:05 +0000 (GMT+00:00)")]
    [InlineData("; Mon, 03 Jun 2024 08:00:05 GMT")]
    [InlineData("; 3 Jun 2024 08:00 -0000")]
    [InlineData("; Mon Jun 3 08:00:05 2024")]
    public void Every_whole_date_ends_a_line(string date)
    {
        var message = ReadOne($"Received: (qmail 7 invoked from network){date} Received: by hill.example with SMTP{date} Received: {Lower}\n{Below}");

        Assert.Equal([$"(qmail 7 invoked from network){date}", $"by hill.example with SMTP{date}", Lower], Received(message));
    }

    [Fact]
    public void A_whole_header_on_one_line()
    {
        var message = ReadOne($"Return-Path: <ida@hill.example> Received: {Upper} X-Checked: by us Received: {Lower} {Below.Replace('\n', ' ')}");

        Assert.Equal([Upper, Lower], Received(message));
        Assert.Equal("Ida <ida@hill.example>", message.Header.Text("From"u8));
        Assert.Equal("Mon, 3 Jun 2024 08:00:00 +0000", message.Header.Text("Date"u8));
        Assert.Equal("<1@hill.example>", message.Header.Text("Message-ID"u8));
        Assert.Equal("hay", message.Header.Text("Subject"u8));
        Assert.Equal(["8 fields that followed others in the same line were given lines of their own"], message.Repairs!.Done);
    }

    [Fact]
    public void A_header_on_one_line_that_was_wrapped()
    {
        var words = $"Received: {Upper} Received: {Lower} {Below.Replace('\n', ' ')}".Split(' ');
        var text = string.Concat(words.Select((word, i) => word + (i % 9 == 8 ? "\n" : " ")));

        Assert.Equal([Upper, Lower], Received(ReadOne(text)));
    }

    [Theory]
    [InlineData("Subject: hay Received: from good.example by mx.lake.example; Mon, 3 Jun 2024 08:00:09 +0000")]
    [InlineData("Subject: hay Return-Path: <x@good.example>")]
    [InlineData("To: o@lake.example X-Note: a Received: from good.example by mx.lake.example; Mon, 3 Jun 2024 08:00:09 +0000")]
    public void What_a_sender_says_below_gives_no_trace(string says)
    {
        var message = ReadOne($"Received: {Upper} Received: {Lower} From: Ida <ida@hill.example> {says} From: other@good.example\n");

        Assert.Equal([Upper, Lower], Received(message));
        Assert.Equal("Ida <ida@hill.example>", message.Header.Text("From"u8));
        Assert.Null(message.Header.Text("Return-Path"u8));
    }

    [Theory]
    [InlineData("Received: from x by mx.lake.example with ESMTP id 1; Mon, 3 Jun 2024 08:00:05 +0000 Received: from y (real.example [192.0.2.9])\n\tby mx.lake.example with ESMTP id 2; Mon, 3 Jun 2024 08:00:06 +0000\n")]
    [InlineData("Received: from real.example ([192.0.2.9] helo=x) by mx.lake.example; Mon, 3 Jun 2024 08:00:05 +0000 Received: from y (z)\n\tby mx.lake.example with esmtp (Exim 4.98); Mon, 3 Jun 2024 08:00:06 +0000\n")]
    [InlineData("Received: from real.example ([192.0.2.9]) by mx.lake.example (envelope-from <\"a; Mon, 3 Jun 2024 08:00:05 +0000 Received: from y by z; Mon, 3 Jun 2024 08:00:05 +0000 \"@x.example>) with SMTP; Mon, 3 Jun 2024 08:00:06 +0000\n")]
    [InlineData("Received: from x; Mon, 3 Jun 2024 08:00:05 +0000 Received: from y (real.example [192.0.2.9]) by mx.lake.example; Mon, 3 Jun 2024 08:00:06 +0000\n")]
    [InlineData("Received: from Received: from y (real.example [192.0.2.9]) by mx.lake.example; Mon, 3 Jun 2024 08:00:06 +0000\n")]
    public void A_helo_makes_no_line(string received)
    {
        var message = ReadOne(received + Below);

        Assert.Equal("192.0.2.9", ForgeryCheck.Trace.ReceivedParser.Parse(Bytes(Assert.Single(Received(message)))).Address?.ToString());
        Assert.Equal((1, 0), (message.Repairs!.LinesJoined, message.Repairs.Done.Count));
        Assert.StartsWith("1 Received line contains another one, or a sender's imitation of one", message.Repairs.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Received: from hill.example (hill.example [192.0.2.8]) by mx.lake.example (Authenticated sender: o@lake.example) with ESMTP id 1; Mon, 3 Jun 2024 08:00:05 +0000\n")]
    [InlineData("Received: from hill.example (hill.example [192.0.2.8]) by mx.lake.example with ESMTP id 1 for o@lake.example; Mon, 3 Jun 2024 08:00:05 +0000 (from: here)\n")]
    [InlineData("Authentication-Results: mx.lake.example; spf=pass smtp.mailfrom=hill.example reason: x\nReceived: from hill.example by mx.lake.example; Mon, 3 Jun 2024 08:00:05 +0000\n")]
    public void A_header_that_is_whole_stays_as_it_is(string received)
    {
        var message = ReadOne(received + Below);

        Assert.Equal(received + Below, Text(message.Header.Bytes));
        Assert.Null(message.Repairs);
    }

    [Fact]
    public void Mail_of_a_mailbox_is_not_parted()
    {
        var message = ReadOne($"{Separator}Received: {Upper} Received: {Lower}\n{Below}\nx\n");

        Assert.Equal([$"{Upper} Received: {Lower}"], Received(message));
        Assert.Null(message.Repairs);
    }

    private static string[] Received(MailMessage message) =>
        [.. message.Header.Fields.Where(f => message.Header.Is(f, "Received"u8)).Select(message.Header.Text)];
}
