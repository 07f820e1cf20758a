using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>What a client is told, command by command; each dialogue whole, line by line and byte by byte (knowledge of the cases: RFC 5321 sections 4.1 to 4.5).</summary>
public sealed class DialogueTests
{
    private const string Start = "EHLO client.example\r\n";
    private const string Envelope = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\n";

    /// <summary>A whole session and the codes of its replies, the greeting's 220 left out.</summary>
    public static TheoryData<string, string> Dialogues => new()
    {
        { "EHLO\r\nHELO\r\nEHLO  \r\n", "501 501 501" },
        { "HELO client.example\r\nQUIT\r\n", "250 221" },
        { Start + "EHLO client.example\r\n", "250 250" },
        { Start + Envelope + "EHLO client.example\r\nRCPT TO:<b@example.net>\r\n", "250 250 250 250 503" },
        { "MAIL FROM:<a@example.org>\r\n", "503" },
        { Start + "RCPT TO:<b@example.net>\r\nDATA\r\n", "250 503 503" },
        { Start + "MAIL FROM:<a@example.org>\r\nDATA\r\n", "250 250 503" },
        { Start + "MAIL FROM:<a@example.org>\r\nMAIL FROM:<a@example.org>\r\n", "250 250 503" },
        { "RSET\r\n" + Start + Envelope + "RSET\r\nRCPT TO:<b@example.net>\r\nRSET x\r\n", "250 250 250 250 250 503 501" },
        { "QUIT x\r\nQUIT\r\nNOOP\r\n", "501 221" },
        { "FOO\r\n\r\nX Y\r\nQUIT\r\n", "500 500 500 221" },
        { "ehlo client.example\r\nmail from:<a@example.org> body=8bitmime\r\nRcpt To:<b@example.net>\r\ndata\r\n.\r\n", "250 250 250 354 250" },
        { Start + "MAIL FROM:<a@example.org>  \r\nRCPT TO:<b@example.net> \r\nDATA \r\n.\r\n", "250 250 250 354 250" },
        { Start + "MAIL FROM: <a@example.org>\r\nRCPT TO: <b@example.net>\r\n", "250 250 250" },
        { Start + "MAIL FROM:<>\r\n", "250 250" },
        { Start + "MAIL FROM:AUTH=<> <x@y>\r\nMAIL FROM:<><x@y>\r\n", "250 501 501" },
        { Start + "MAIL FROM:a@example.org\r\nMAIL a@example.org\r\nMAIL\r\n", "250 501 501 501" },
        { Start + "MAIL FROM:<a@example.org>\r\nRCPT TO:<>\r\nRCPT TO:b@example.net\r\n", "250 250 501 501" },
        { Start + "MAIL FROM:<a@example.org>\r\nRCPT TO:<postmaster>\r\nRCPT TO:<Postmaster@anything.example>\r\n", "250 250 250 250" },
        { Start + "MAIL FROM:<@a.example,@b.example:user@example.org>\r\n", "250 250" },
        { Start + "MAIL FROM:<\"a > @ \\\" b\"@example.org>\r\n", "250 250" },
        { Start + "MAIL FROM:<a@[127.0.0.1]>\r\nRSET\r\nMAIL FROM:<a@[IPv6:::1]>\r\nRSET\r\nMAIL FROM:<a@[300.1.1.1]>\r\n", "250 250 250 250 250 501" },
        { Start + "MAIL FROM:<a@example.org> FOO=1\r\nMAIL FROM:<a@example.org> BODY=X\r\nMAIL FROM:<a@example.org> SIZE=1 size=1\r\n", "250 555 501 501" },
        { Start + "MAIL FROM:<a@example.org> SIZE=abc\r\nMAIL FROM:<a@example.org> SIZE=\r\nMAIL FROM:<a@example.org> SIZE=50000001\r\n", "250 501 501 552" },
        { Start + "MAIL FROM:<a@example.org> SIZE=18446744073709551617\r\nMAIL FROM:<a@example.org>x\r\n", "250 552 501" },
        { Start + "MAIL FROM:<\u00fc@example.org>\r\nMAIL FROM:<\u00c3\u00bc@example.org> SMTPUTF8\r\n", "250 553 250" },
        { Start + "MAIL FROM:<\u00fc@example.org> SMTPUTF8\r\n", "250 501" },
        { "HELO client.example\r\nMAIL FROM:<a@example.org> SIZE=1\r\n", "250 555" },
        { Start + "MAIL FROM:<a\0@example.org>\r\nNOOP\x7f\r\nNOOP a\rb\r\n", "250 501 501 501" },
        { "VRFY b\r\nVRFY\r\nEXPN list\r\nHELP\r\nNOOP some words\r\n", "252 501 502 214 250" },
        { Start + "STARTTLS\r\nAUTH PLAIN x\r\nXCLIENT ADDR=192.0.2.1\r\nXFORWARD ADDR=192.0.2.1\r\n", "250 502 500 550 550" },
        { Start + Envelope + "DATA x\r\nDATA\r\nbody\r\n.\r\nMAIL FROM:<a@example.org>\r\n", "250 250 250 501 354 250 250" },
        { Start + Envelope + "DATA\r\nbody\r\n.\r\n" + Envelope + "DATA\r\nbody\r\n.\r\nQUIT\r\n", "250 250 250 354 250 250 250 354 250 221" },
        { Start + Envelope + "BDAT 3\r\nabcBDAT 2 LAST\r\n\r\nQUIT\r\n", "250 250 250 250 250 221" },
        { Start + Envelope + "BDAT 0 LAST\r\nQUIT\r\n", "250 250 250 250 221" },
        { Start + "BDAT 4\r\nRSETMAIL FROM:<a@example.org>\r\nBDAT 6 LAST\r\nNOOP\r\nQUIT\r\n", "250 503 250 503 221" },
        { Start + Envelope + "BDAT 1\r\nxDATA\r\nRCPT TO:<c@example.net>\r\nMAIL FROM:<>\r\nRSET\r\nDATA\r\n", "250 250 250 250 503 503 503 250 503" },
        { Start + Envelope + "BDAT x\r\nNOOP\r\n", "250 250 250 501" },
        { "LHLO client.example\r\n", "500" },
        { "GET / HTTP/1.1\r\nHost: mx.example.net\r\n\r\n", "421" },
        { "Host: mx.example.net\r\nNOOP\r\n", "421" },
        { "\x16\x03\x01\x02", "421" },
        { "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nNOOP\r\n", "550 250" },
        { "NOOP\n", "500" },
        { Start + "MAIL FROM:<a@example.org>\nRCPT TO:<b@example.net>\r\n", "250 500" },
    };

    /// <summary>Those that the options of a trap leave as they are.</summary>
    public static IEnumerable<object[]> OfTraps => Dialogues.Where(d => (string)d[0] is var script && !script.StartsWith("EHLO\r\n", StringComparison.Ordinal) && !script.Contains("AUTH PLAIN", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(OfTraps))]
    public async Task The_options_of_a_trap_change_nothing_else(string script, string codes) =>
        Assert.Equal("220 " + codes, string.Join(' ', (await Talk.HaveInAllWaysAsync(script, TestBed.Trap)).Codes));

    [Theory]
    [MemberData(nameof(Dialogues))]
    public async Task Each_command_is_answered_as_the_standards_say(string script, string codes)
    {
        var talk = await Talk.HaveInAllWaysAsync(script);

        Assert.Equal("220 " + codes, string.Join(' ', talk.Codes));
        Assert.All(talk.Lines, l => Assert.True(l.Length <= 510 && l.All(c => c is >= ' ' and <= '~'), l));
    }
}
