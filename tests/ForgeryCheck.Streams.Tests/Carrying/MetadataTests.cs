using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Tests.Support;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Streams.Tests.Carrying;

/// <summary>What a worker gets of a message is the message.</summary>
public sealed class MetadataTests
{
    private static readonly MailMetadata Full = new("böx.mbox#1\r\nX: y", new MessageForm((byte)'\r', IsPasted: true, IsQuoted: true))
    {
        Sha256 = MessageId.Hash("x"u8),
        Size = 3,
        Notes = ["one \"note\"", ""],
        MayLackFields = true,
        Outer = "böx.mbox",
        Attached = ["a", "b"],
        Envelope = new Envelope("", ["<x@example.org>", "ü@example.org"]),
        Session = new SessionFacts
        {
            Id = "1",
            Host = "mx.example.net",
            Peer = Address,
            Client = Address,
            Protocol = "ESMTP",
            Connected = DateTimeOffset.UnixEpoch,
            Received = DateTimeOffset.UnixEpoch,
        },
    };

    private static HostAddress Address => HostAddress.TryParse("192.0.2.1", out var address) ? address : default;

    [Fact]
    public void All_of_it_survives_the_way()
    {
        var text = MetadataJson.Write(Full);
        var read = MetadataJson.Read(text);

        Assert.DoesNotContain('\n', text);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(text, MetadataJson.Write(read));
        Assert.Equal(Full.Source, read.Source);
        Assert.Equal(Full.Form, read.Form);
        Assert.True(read.MayLackFields);
        Assert.Equal("mx.example.net", read.Session!.Host);
        Assert.Equal(Full.Envelope!.Recipients, read.Envelope!.Recipients);
    }

    [Fact]
    public void Damage_is_one_clear_line()
    {
        var text = MetadataJson.Write(Full);
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var damaged = text.ToCharArray();
            damaged[random.Next(damaged.Length)] = (char)random.Next(32, 127);
            damaged = i % 3 == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
            try
            {
                _ = MetadataJson.Read(new string(damaged));
            }
            catch (FormatException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    [Theory]
    [InlineData(".")]
    [InlineData("rules")]
    public void A_message_of_an_archive_is_the_same_on_the_other_side(string folder)
    {
        var path = Path.Combine(Samples.All, folder);
        foreach (var input in Samples.Read(new MailReadOptions { Inner = InnerMessages.Auto, RawBytes = 1 << 20 }, path).OfType<MailInput.Read>())
        {
            AssertSame(input.Message);
        }
    }

    [Fact]
    public void So_is_one_that_was_pasted_or_in_another_file_format()
    {
        using var folder = new Smtp.Tests.Support.TempFolder();
        folder.Write("pasted.txt", "> Received: from a.example (a.example [192.0.2.1])\n>   by b.example; Mon, 1 Jun 2026 10:00:00 +0000\n> From: a@a.example\n> Subject: x\n");
        folder.Write("mac.eml", "Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000\rFrom: a@a.example\rSubject: x\r\rbody\r");
        folder.Write("graph.json", """{"internetMessageHeaders":[{"name":"Received","value":"from a by b; Mon, 1 Jun 2026 10:00:00 +0000"},{"name":"From","value":"a@a.example"}]}""");
        folder.Write("box.mbox", "From x Mon Jan  1 00:00:00 2024\nFrom: a@a.example\nSubject: x\n\n>From here\n\nFrom x Mon Jan  1 00:00:00 2024\nFrom: b@a.example\n\nbody\n");
        var inner = "Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000\nFrom: i@a.example\n\nhello\n";
        folder.Write("outer.eml", $"From: a@a.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n");
        File.WriteAllBytes(folder["wide.txt"], [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("From: a@a.example\r\nSubject: x\r\n\r\n")]);

        var messages = Samples.Read(new MailReadOptions { Inner = InnerMessages.Auto, RawBytes = 1 << 20 }, folder.Location).OfType<MailInput.Read>().ToList();

        Assert.Equal(8, messages.Count);
        Assert.Contains(messages, m => m.Message.Outer is not null);
        messages.ForEach(m => AssertSame(m.Message));
    }

    private static void AssertSame(MailMessage sent)
    {
        var about = MetadataJson.Read(MetadataJson.Write(MailMetadata.Of(sent, sent.Raw!)));
        using var builder = about.Form.Builder(new MailReadOptions());
        builder.Append(sent.Raw!.Bytes.Span);
        var came = about.Complete(builder.Finish(about.Source, about.Envelope, about.Session));

        Assert.Equal(sent.Source, came.Source);
        Assert.Equal(sent.Sha256, came.Sha256);
        Assert.Equal(sent.Size, came.Size);
        Assert.Equal(sent.Notes, came.Notes);
        Assert.Equal(sent.Outer, came.Outer);
        Assert.Equal(sent.Attached.Select(one => one.Source), came.Attached.Select(one => one.Source));
        Assert.Equal(sent.Header.Bytes.ToArray(), came.Header.Bytes.ToArray());
        Assert.Equal(sent.Repairs?.Sentence, came.Repairs?.Sentence);
    }
}
