using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>OpenDKIM's miltertest plays the mail server, by its own idea of the protocol.</summary>
[Collection(RealPrograms.Name)]
public sealed class MiltertestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("miltertest")]
    public async Task It_sees_what_it_expects()
    {
        await using var milter = await MilterProgram.StartAsync("--on-forged", "quarantine", "--authserv-id", "mx.example.org");
        var script = _folder.Write("test.lua", $$"""
            conn = mt.connect("inet:{{milter.Port}}@127.0.0.1")
            assert(conn, "no connection")
            function message(fields, body)
                mt.macro(conn, SMFIC_MAIL, "i", "ABC123DEF")
                assert(mt.mailfrom(conn, "<a@x.test>") == nil, "MAIL")
                assert(mt.rcptto(conn, "<b@y.test>") == nil, "RCPT")
                for _, field in ipairs(fields) do
                    assert(mt.header(conn, field[1], field[2]) == nil, field[1])
                end
                assert(mt.eoh(conn) == nil, "end of header")
                assert(mt.bodystring(conn, body) == nil, "body")
                assert(mt.eom(conn) == nil, "end of message")
                assert(mt.getreply(conn) == SMFIR_CONTINUE, "not accepted")
            end

            mt.macro(conn, SMFIC_CONNECT, "j", "mx.example.org")
            assert(mt.conninfo(conn, "client.example.net", "198.51.100.7") == nil, "CONNECT")
            assert(mt.helo(conn, "hello.example") == nil, "HELO")
            message({
                { "Received", "from mail.inselbank.example by smtp.seaport.example (8.12.9)" },
                { "Received", "from branch4.inselbank.example by mail.inselbank.example (8.11.6)" },
                { "X-ForgeryCheck", "consistent" },
                { "Authentication-Results", "mx.example.org; spf=pass" },
                { "From", "service@inselbank.example" },
                { "Date", "Tue, 14 May 2024 22:11:09 +0000" },
            }, "Follow the link.\r\n")
            assert(mt.eom_check(conn, MT_HDRINSERT, "X-ForgeryCheck"), "no field")
            assert(mt.eom_check(conn, MT_HDRINSERT, "Authentication-Results"), "no results")
            assert(mt.eom_check(conn, MT_HDRDELETE, "X-ForgeryCheck"), "an imitation stays")
            assert(mt.eom_check(conn, MT_HDRDELETE, "Authentication-Results"), "results of others stay")
            assert(mt.eom_check(conn, MT_QUARANTINE), "not held")
            message({ { "From", "a@x.test" } }, "Text\r\n")
            assert(not mt.eom_check(conn, MT_QUARANTINE), "held")
            mt.disconnect(conn)
            mt.echo("as expected")

            """);
        var run = await ProgramRun.RunAsync("miltertest", ["-s", script]);
        Assert.True(run is { ExitCode: 0 } && run.Output.Contains("as expected", StringComparison.Ordinal), run.All + milter.Said);
    }
}
