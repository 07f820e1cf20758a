using System.Text;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>Python's smtplib as a client: what scripts use.</summary>
[Collection(RealPrograms.Name)]
public sealed class PythonTests : IDisposable
{
    private const string Smtp =
        """
        import smtplib, ssl, sys
        port, ca = int(sys.argv[1]), sys.argv[2]
        with smtplib.SMTP('127.0.0.1', port, 'python.example') as s:
            s.sendmail('a@x.test', ['b@y.test', 'c@y.test'], b'Subject: one\r\n\r\nCaf\xc3\xa9\r\n.\r\n', mail_options=['BODY=8BITMIME'])
            s.starttls(context=ssl.create_default_context(cafile=ca))
            assert not s.has_extn('starttls')
            s.sendmail('a@x.test', ['b@y.test'], b'Subject: two\r\n\r\n..\r\n', rcpt_options=['NOTIFY=SUCCESS', 'ORCPT=rfc822;b@y.test'])
            s.sendmail('j\u00fcrgen@x.test', ['b@y.test'], 'Subject: three\r\n\r\nCaf\u00e9\r\n'.encode(), mail_options=['SMTPUTF8', 'BODY=8BITMIME'])
            print(s.docmd('VRFY', 'b@y.test'), s.noop(), s.rset(), s.help())
        """;

    private const string Lmtp =
        """
        import smtplib, sys
        with smtplib.LMTP('127.0.0.1', int(sys.argv[1]), 'python.example') as s:
            s.ehlo(); s.mail('a@x.test'); s.rcpt('b@y.test'); s.rcpt('c@y.test')
            print(s.data(b'Subject: LMTP\r\n\r\nText\r\n'), s.getreply())
        """;

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("python3")]
    public async Task It_sends_with_8BITMIME_STARTTLS_DSN_and_SMTPUTF8_in_one_session()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));

        var run = await ProgramRun.RunAsync("python3", ["-", $"{listener.Port}", _folder["mx.pem"]], Smtp);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches(@"\(252, .*\(250, .*\(250, .*Commands", run.Output);
        var mails = (await SpoolReader.MaildirAsync(Spool, 3)).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(["ESMTP", "ESMTPS", "UTF8SMTPS"], mails.Select(m => m.Session("protocol")));
        Assert.Equal("Subject: one\r\n\r\nCaf\u00c3\u00a9\r\n.\r\n", mails[0].Content);
        Assert.Equal(["b@y.test", "c@y.test"], mails[0].Recipients);
        Assert.Equal("Subject: two\r\n\r\n..\r\n", mails[1].Content);
        Assert.Equal("SUCCESS", mails[1].Notify);
        Assert.Equal("j\u00fcrgen@x.test", mails[2].Sender("address"));
        Assert.Equal(Encoding.Latin1.GetString("Subject: three\r\n\r\nCaf\u00e9\r\n"u8), mails[2].Content);
        Assert.All(mails, m => Assert.Empty(m.Wire));
    }

    [ProgramFact("python3")]
    public async Task It_speaks_LMTP()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--lmtp");

        var run = await ProgramRun.RunAsync("python3", ["-", $"{listener.Port}"], Lmtp);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches(@"^\(250, .*\) \(250, ", run.Output);
        Assert.Equal("Subject: LMTP\r\n\r\nText\r\n", (await SpoolReader.OnlyAsync(Spool)).Content);
    }
}
