using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Messages that programming interfaces give as JSON: Microsoft Graph, the Gmail API, and what is made of them.</summary>
public sealed class JsonTests
{
    private const string Trace = """{"name":"Received","value":"from a.example (192.0.2.1) by b.example; Mon, 1 Jun 2026 10:00:00 +0000"}""";
    private const string Author = """{"name":"From","value":"a@example.org"},{"name":"Subject","value":"s"}""";
    private const string Mail = "Received: from a.example ([192.0.2.1])\r\n\tby b.example; Mon, 1 Jun 2026 10:00:00 +0000\r\nFrom: a@example.org\r\nSubject: s??>>\r\n\r\nbody\r\n";

    [Fact]
    public void The_header_of_a_message_in_Microsoft_Graph()
    {
        var json = Graph(("Received", "from a.example (192.0.2.1) by b.example; Mon, 1 Jun 2026 10:00:00 +0000"), ("From", "a@example.org"), ("Subject", "s \u00E4"));

        foreach (var text in (string[])[json, JsonSerializer.Serialize(JsonDocument.Parse(json), Indented), "\uFEFF" + json])
        {
            var message = Assert.Single(MessagesOf(ReadAll(Encoding.UTF8.GetBytes(text))));

            Assert.Equal("-", message.Source);
            Assert.Equal(["Received", "From", "Subject"], message.Header.Fields.Select(f => Text(message.Header.Name(f).ToArray())));
            Assert.Equal("s \u00E4", message.Header.Text("Subject"u8));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), message.Sha256);
        }
    }

    [Fact]
    public void A_list_of_messages_is_numbered()
    {
        var one = Graph(("From", "a@example.org"), ("Subject", "one"));
        var json = $"{{\"@odata.context\":\"x\",\"value\":[{one},{{\"id\":\"none\"}},{one.Replace("one", "two", StringComparison.Ordinal)}]}}";

        var messages = MessagesOf(ReadAll(json));

        Assert.Equal(["-#1", "-#2"], messages.Select(m => m.Source));
        Assert.Equal(["one", "two"], messages.Select(m => m.Header.Text("Subject"u8)));
        Assert.Equal(Sha256Of(one), messages[0].Sha256);
    }

    [Fact]
    public void The_header_of_a_message_in_the_Gmail_API_and_none_of_its_parts()
    {
        const string json = """{"id":"1","payload":{"mimeType":"multipart/mixed","headers":[{"name":"Received","value":"by x"},{"name":"From","value":"a@example.org"}],"parts":[{"headers":[{"name":"Content-Type","value":"text/plain"}]}]}}""";

        Assert.Equal(2, Assert.Single(MessagesOf(ReadAll(json))).Header.Fields.Length);
    }

    [Fact]
    public void A_value_with_line_ends_becomes_no_other_field()
    {
        var message = Assert.Single(MessagesOf(ReadAll(Graph(("From", "a@example.org"), ("Subject", "s\r\nReceived: from liar by liar\r\n\r\nbody"), ("X\r\nReceived", "y")))));

        Assert.Null(message.Header.Find("Received"u8));
    }

    [Theory]
    [InlineData("{\"internetMessageHeaders\":{\"name\":\"From\"}}")]
    [InlineData("{\"internetMessageHeaders\":[1,[],{\"name\":{},\"value\":[1]},null]}")]
    [InlineData("[\"a\"]")]
    [InlineData("{\"headers\":[{\"name\":\"\\ud800\",\"value\":\"\\udfff\"}]}")]
    public void JSON_without_a_header_is_no_mail(string json) =>
        Assert.Equal("this is not mail: it has no header field", Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(json))).Reason);

    [Theory]
    [InlineData("""{"internetMessageHeaders":[{"name":"From","value":"a"}]""")]
    [InlineData("""{"internetMessageHeaders":[{"name":"From","value":"a"},{"name":"Subj""")]
    [InlineData("""[{"name":"From","value":"a"},{"name":"Subj""")]
    [InlineData("""{"payload":{"headers":[{"name":"From","value":"a"}],"parts":[{"headers":[{"name":"Received","value":"x"}]},{"head""")]
    public void JSON_that_ends_within_a_message_is_called_broken(string json) =>
        Assert.Equal("the JSON is broken", Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(json))).Reason);

    [Fact]
    public void Parts_that_repeat_fields_of_the_message_are_no_messages()
    {
        var json = $$$"""{"payload":{"mimeType":"multipart/signed","headers":[{{{Trace}}},{{{Author}}}],"parts":[{"headers":[{"name":"Content-Type","value":"text/plain"},{{{Author}}}]},{"mimeType":"application/pkcs7-signature"}]}}""";

        var message = Assert.Single(Read(json, InnerMessages.Auto));

        Assert.Equal("-", message.Source);
        Assert.Equal(["Received", "From", "Subject"], message.Header.Fields.Select(f => Text(message.Header.Name(f).ToArray())));
    }

    [Theory]
    [InlineData(InnerMessages.Auto, "-", "-!1", "-!1!1")]
    [InlineData(InnerMessages.Only, "-!1", "-!1!1")]
    [InlineData(InnerMessages.Never, "-")]
    public void Parts_that_passed_a_server_are_attached_messages(InnerMessages inner, params string[] expected)
    {
        var json = $$$"""{"payload":{"headers":[{{{Author}}}],"parts":[{"headers":[{"name":"From","value":"repeated"}],"parts":[{"mimeType":"message/rfc822","parts":[{"parts":[{"headers":[{{{Trace}}}]}],"headers":[{{{Trace}}},{{{Author}}}]}]}]}]}}""";

        Assert.Equal(expected, Read(json, inner).Select(m => m.Source));
    }

    [Fact]
    public void Messages_of_a_list_keep_what_is_attached_to_them()
    {
        var json = $$$"""{"payload":{"headers":[{{{Author}}}],"parts":[{"parts":[{"headers":[{{{Trace}}}]}]}]}}""";

        Assert.Equal(["-#1", "-#1!1", "-#2", "-#2!1"], Read($"[{json},{json}]", InnerMessages.Auto).Select(m => m.Source));
    }

    [Fact]
    public void Of_very_many_attached_messages_some_are_left_out_and_that_is_noted()
    {
        var parts = string.Join(',', Enumerable.Repeat($$$"""{"headers":[{{{Trace}}}]}""", 150));
        var messages = Read($$$"""{"headers":[{{{Author}}}],"parts":[{{{parts}}}]}""", InnerMessages.Auto);

        Assert.Equal(1 + MessageLimits.Attached, messages.Count);
        Assert.Contains(MessageLimits.AttachedLeftOut, messages[0].Notes);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void Parts_may_be_nested_deeper_than_any_mail(int depth)
    {
        var parts = string.Concat(Enumerable.Repeat("""{"mimeType":"multipart/mixed","parts":[""", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

        Assert.Equal("-", Assert.Single(Read($$$"""{"payload":{"headers":[{{{Trace}}}],"parts":[{{{parts}}}]}}""", InnerMessages.Auto)).Source);
    }

    [Fact]
    public void JSON_nested_without_end_is_broken_and_ends() =>
        Assert.Equal("the JSON is broken", Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll($$$"""{"headers":[{{{Trace}}}],"x":""" + new string('[', 1 << 20)))).Reason);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_raw_message_of_the_Gmail_API_is_read_with_its_body(bool isPadded)
    {
        var raw = isPadded ? Convert.ToBase64String(Bytes(Mail)).Replace("/", "\\/", StringComparison.Ordinal) : Base64Url.EncodeToString(Bytes(Mail));
        var json = $$$"""{"id":"1","threadId":"1","raw":"{{{raw}}}"}""";

        var message = Assert.Single(Read(json, InnerMessages.Auto));

        Assert.Equal(("-", Sha256Of(json), json.Length), (message.Source, message.Sha256, (int)message.Size));
        Assert.Equal(Mail[..(Mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2)], Text(message.Header.Bytes));
        Assert.NotNull(message.BodyHashes);
        Assert.Equal(["the message was read from JSON; offsets refer to the decoded message"], message.Notes);
    }

    [Theory]
    [InlineData("aGVsbG8")]
    [InlineData("!!!")]
    [InlineData("\\ud800")]
    public void What_is_raw_and_no_message_is_not_read(string raw) =>
        Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll($$$"""{"id":"1","raw":"{{{raw}}}","other": { "raw": { "raw": [1] } } }""")));

    [Fact]
    public void Messages_attached_to_a_raw_message_are_read()
    {
        var mail = "From: r@example.net\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + Mail;

        Assert.Equal(["-", "-!1"], Read($$$"""{"raw":"{{{Base64Url.EncodeToString(Bytes(mail))}}}"}""", InnerMessages.Auto).Select(m => m.Source));
    }

    [Theory]
    [InlineData("""{"InternetMessageHeaders":[{"Name":"Received","Value":"by b"},{"Name":"From","Value":"a@example.org"}]}""")]
    [InlineData("""{"Headers":[{"Name":"Received","Value":"by b"},{"Name":"From","Value":"a@example.org"}],"Attachments":[]}""")]
    [InlineData("""[{"name":"Received","value":"by b"},{"name":"From","value":"a@example.org"}]""")]
    [InlineData("""  [ {"Value":"by b", "Name":"Received"}, {"Name":"From","Value":"a@example.org"} ] """)]
    public void Other_programs_write_capitals_or_the_array_alone(string json)
    {
        var message = Assert.Single(MessagesOf(ReadAll(json)));

        Assert.Equal("-", message.Source);
        Assert.Equal("Received: by b\r\nFrom: a@example.org\r\n", Text(message.Header.Bytes));
    }

    [Fact]
    public void A_message_a_line_is_a_list_of_messages()
    {
        var one = Graph(("From", "a@example.org"), ("Subject", "one"));
        var messages = MessagesOf(ReadAll($"{one}\n{one.Replace("one", "two", StringComparison.Ordinal)}\r\n[{Trace}]\n"));

        Assert.Equal(["-#1", "-#2", "-#3"], messages.Select(m => m.Source));
        Assert.Equal(["one", "two", null], messages.Select(m => m.Header.Text("Subject"u8)));
        Assert.Equal(Sha256Of(one), messages[0].Sha256);
    }

    private static List<MailMessage> Read(string json, InnerMessages inner) =>
        MessagesOf(MailReader.Read(["-"], new MemoryStream(Encoding.UTF8.GetBytes(json)), new MailReadOptions { Inner = inner, HashBodies = true }));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Graph(params (string Name, string Value)[] fields) => JsonSerializer.Serialize(new
    {
        id = "AAMk",
        subject = "s",
        internetMessageHeaders = fields.Select(f => new { name = f.Name, value = f.Value }),
        body = new { contentType = "html", content = "<p>\"headers\"</p>" },
    });
}
