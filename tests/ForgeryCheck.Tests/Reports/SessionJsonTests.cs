using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class SessionJsonTests
{
    private const string Good =
        """
        {"id":"A","host":"mx.example.org","peer":"198.51.100.23","client":"198.51.100.23","protocol":"SMTP","connected":"2024-05-01T10:00:00Z","received":"2024-05-01T10:00:00.5Z"}
        """;

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        SampleSessions.AssertSame(SampleSessions.Full, SampleSessions.Read(Bytes(SampleSessions.Full)));
        SampleSessions.AssertSame(SampleSessions.Least, SampleSessions.Read(Bytes(SampleSessions.Least)));
        var unknown = SampleSessions.Full with { Client = null, Source = ClientSource.Xclient };
        SampleSessions.AssertSame(unknown, SampleSessions.Read(Bytes(unknown)));
        var asked = SampleSessions.Full with { QueueId = "4XyZ1q2W3e", Source = ClientSource.Milter };
        SampleSessions.AssertSame(asked, SampleSessions.Read(Bytes(asked)));
        Assert.Equal("4XyZ1q2W3e", SampleSessions.Read(Bytes(asked)).QueueId);
    }

    [Fact]
    public void AllKeysStandInTheirOrder()
    {
        using var full = JsonDocument.Parse(Bytes(SampleSessions.Full));
        using var least = JsonDocument.Parse(Bytes(SampleSessions.Least));
        foreach (var root in new[] { full.RootElement, least.RootElement })
        {
            Assert.Equal(
                "id queueId host peer peerPort client clientPort source clientName helo protocol tls cipher forwarded connected received wire authentication",
                Keys(root));
        }

        Assert.Equal("name address port protocol helo identifier source", Keys(full.RootElement.GetProperty("forwarded")));
        Assert.Equal("kind count offset sample", Keys(full.RootElement.GetProperty("wire")[0]));
        Assert.Equal("mechanism outcome user identity password", Keys(full.RootElement.GetProperty("authentication")[0]));
        Assert.Equal("2024-06-03T08:00:00.250Z", full.RootElement.GetProperty("connected").GetString());
        Assert.Equal("early-talk", full.RootElement.GetProperty("wire")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void EveryKindHasAWordOfItsOwnThatIsTheKindsName()
    {
        foreach (var kind in Enum.GetValues<WireFactKind>())
        {
            var word = WireFactKinds.Word(kind);
            Assert.Equal(kind.ToString(), string.Concat(word.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])));
            Assert.Equal(kind, WireFactKinds.Find(word));
        }

        Assert.Null(WireFactKinds.Find("late-talk"));
    }

    [Fact]
    public void NoTextOfAClientChangesWhatIsReadBack() => Gen.String[0, 300].Sample(text =>
    {
        // Half a surrogate pair cannot stand in JSON (RFC 8259 section 8.2).
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        SampleSessions.AssertSame(SampleSessions.Hostile(whole), SampleSessions.Read(Bytes(SampleSessions.Hostile(text))));
    });

    [Fact]
    public void KeysOfALaterVersionArePassedOver()
    {
        var read = SampleSessions.Read(Encoding.UTF8.GetBytes(Good.Replace("{", """{"later":{"a":[1]},""", StringComparison.Ordinal)));

        Assert.Equal("A", read.Id);
        Assert.Equal(500, read.Received.Millisecond);
        Assert.Empty(read.Wire);
    }

    [Theory]
    [InlineData("\"id\":\"A\"", "\"id\":null", "session: \"id\" is missing")]
    [InlineData("\"id\":\"A\"", "\"id\":7", "session: \"id\" is not text")]
    [InlineData("\"id\":\"A\"", "\"id\":\"\\uD800\"", "session: \"id\" is not text")]
    [InlineData("\"peer\":\"198.51.100.23\"", "\"peer\":\"here\"", "session: \"peer\" is not an address")]
    [InlineData("10:00:00Z", "10:00:00+02:00", "session: \"connected\" is not a time in UTC")]
    [InlineData("{", "{\"peerPort\":65536,", "session: \"peerPort\" is not a whole number from 0 to 65535")]
    [InlineData("{", "{\"peerPort\":1.5,", "session: \"peerPort\" is not a whole number from 0 to 65535")]
    [InlineData("{", "{\"source\":\"guess\",", "session: \"source\" is none of peer, proxy, xclient and milter")]
    [InlineData("{", "{\"forwarded\":[],", "session: \"forwarded\" is not an object")]
    [InlineData("{", "{\"forwarded\":{\"port\":-1},", "session, forwarded: \"port\" is not a whole number from 0 to 65535")]
    [InlineData("{", "{\"wire\":{},", "session: \"wire\" is not an array")]
    [InlineData("{", "{\"wire\":[1],", "session, wire: is not an object")]
    [InlineData("{", "{\"wire\":[{\"kind\":\"late-talk\",\"count\":1}],", "session, wire: \"kind\" is no kind of wire fact")]
    [InlineData("{", "{\"wire\":[{\"kind\":\"nul\"}],", "session, wire: \"count\" is missing")]
    [InlineData("{", "{\"authentication\":[{\"mechanism\":\"PLAIN\"}],", "session, authentication: \"outcome\" is missing")]
    [InlineData("{", "{\"authentication\":[{\"mechanism\":\"PLAIN\",\"outcome\":\"won\"}],", "session, authentication: \"outcome\" is no outcome of an authentication")]
    [InlineData("{", "[", "session: is not JSON: ")]
    public void WhatIsWrongIsSaidInOneLine(string good, string bad, string words)
    {
        var at = Good.IndexOf(good, StringComparison.Ordinal);
        var json = string.Concat(Good.AsSpan(0, at), bad, Good.AsSpan(at + good.Length));

        var error = Assert.Throws<FormatException>(() => SampleSessions.Read(Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void NoDamageThrowsAnythingElse()
    {
        var bytes = Bytes(SampleSessions.Full);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => SampleSessions.Read(bytes.AsMemory(0, length)));
        }

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            var damaged = bytes.ToArray();
            foreach (var (at, value) in changes)
            {
                damaged[at] = value;
            }

            try
            {
                SampleSessions.Read(damaged);
            }
            catch (FormatException)
            {
            }
        });
    }

    private static byte[] Bytes(SessionFacts session)
    {
        var output = new ArrayBufferWriter<byte>();
        SessionJson.Write(output, session);
        return output.WrittenSpan.ToArray();
    }

    private static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(p => p.Name));
}
