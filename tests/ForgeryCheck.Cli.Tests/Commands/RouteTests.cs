using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>forgerycheck route, on recorded answers of the DNS.</summary>
public sealed class RouteTests
{
    private const string Answers =
        """
        { "schema": "forgerycheck/dns/1", "answers": [
        {"question":"harbour.example MX","answer":["10 mx1.harbour.example","20 mx2.harbour.example","30 mx3.harbour.example"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx1.harbour.example A","answer":["192.0.2.31"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx1.harbour.example AAAA","answer":["2001:db8::31"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx2.harbour.example A","answer":["CNAME mx9.harbour.example","192.0.2.32"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx2.harbour.example AAAA","answer":["CNAME mx9.harbour.example"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx3.harbour.example A","answer":[],"status":"NXDOMAIN","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"mx3.harbour.example AAAA","answer":[],"status":"NXDOMAIN","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"own.example MX","answer":[],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"own.example A","answer":["192.0.2.40"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"own.example AAAA","answer":[],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"none.example MX","answer":["0 ."],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"gone.example MX","answer":[],"status":"NXDOMAIN","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"evil.example MX","answer":["10 \u001b[31m\u202emx.example"],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"},
        {"question":"xn--bcher-kva.example MX","answer":["0 ."],"status":"NOERROR","at":"2024-05-14T10:01:00Z","resolver":"192.0.2.53:53"}
        ] }
        """;

    [Fact]
    public void The_exchangers_are_listed_by_preference_with_their_addresses()
    {
        var run = Route("carla@harbour.example");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            Mail for carla@harbour.example goes to the first of these hosts that accepts it, lowest preference
            first:

              preference  host                 addresses
                      10  mx1.harbour.example  192.0.2.31, 2001:db8::31
                      20  mx2.harbour.example  192.0.2.32 (an alias of mx9.harbour.example, which RFC 5321
                                               section 5.1 forbids)
                      30  mx3.harbour.example  does not exist

              Name server: 192.0.2.53:53, queried 2024-05-14 10:01:00 UTC.

            """.ReplaceLineEndings("\n"),
            run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("own.example", 0, "since own.example has no MX records")]
    [InlineData("a@[192.0.2.1]", 0, "goes straight to this address")]
    [InlineData("a@none.example", 1, "a null MX record says that none.example accepts no mail (RFC 7505)")]
    [InlineData("a@bücher.example", 1, "accepts no mail")]
    [InlineData("gone.example.", 1, "cannot be delivered: the domain gone.example does not exist")]
    [InlineData("unheard-of.example", 2, "the query was not made")]
    public void The_exit_status_tells_whether_there_is_a_route(string recipient, int status, string sentence)
    {
        var run = Route(recipient);

        Assert.Equal(status, run.ExitCode);
        Assert.Contains(sentence, run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_holds_the_answers_too()
    {
        using var json = JsonDocument.Parse(Route("carla@harbour.example", "--format", "json").Output);

        Assert.Equal("forgerycheck/route/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(("harbour.example", "exchangers", true), (
            json.RootElement.GetProperty("domain").GetString(), json.RootElement.GetProperty("state").GetString(), json.RootElement.GetProperty("leads").GetBoolean()));
        Assert.Equal([10, 20, 30], json.RootElement.GetProperty("exchangers").EnumerateArray().Select(x => x.GetProperty("preference").GetInt32()));
        Assert.Equal(["192.0.2.31", "2001:db8::31"], json.RootElement.GetProperty("exchangers")[0].GetProperty("addresses").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal(7, json.RootElement.GetProperty("dns").GetArrayLength());
    }

    [Fact]
    public void Hostile_names_reach_no_terminal()
    {
        var run = Route("evil.example");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        Assert.DoesNotContain('\u202E', Route("evil.example", "--format", "json").Output);
    }

    [Theory]
    [InlineData("a b", "a b: must be an e-mail address or a domain")]
    [InlineData("a@[mx]", "a@[mx]: must be an e-mail address or a domain")]
    [InlineData("a@", "a@: must be an e-mail address or a domain")]
    public void What_is_no_recipient_is_told_in_one_line(string recipient, string message)
    {
        var run = Forgerycheck.Run("route", recipient);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_name_server_that_is_not_there_ends_in_not_known()
    {
        // Port 9 of loopback: nobody listens there.
        var run = Forgerycheck.Run("route", "harbour.test", "--resolver", "127.0.0.1:9", "--dns-timeout", "200");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not known", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_route_is_replayed()
    {
        using var mail = new TestMail();
        var live = Forgerycheck.Run("route", "harbour.test", "--resolver", "127.0.0.1:9", "--dns-timeout", "200", "--dns-record", mail["names.json"]);
        var again = Forgerycheck.Run("route", "harbour.test", "--dns", "replay=" + mail["names.json"]);

        Assert.Equal((live.ExitCode, live.Output), (again.ExitCode, again.Output));
    }

    private static Forgerycheck Route(string recipient, params string[] more)
    {
        using var mail = new TestMail();
        return Forgerycheck.Run(["route", recipient, "--dns", "replay=" + mail.Write("names.json", Answers), .. more]);
    }
}
