using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Tests.Support;

namespace ForgeryCheck.Streams.Tests.Publishing;

/// <summary>What listen --publish answers, and what is then on the stream.</summary>
public sealed class ListenTests
{
    private const string Mail = "forgerycheck-mail";
    private const string Message = "From: a@example.org\r\nSubject: hello\r\n\r\nbody\r\n";

    [ProgramFact("nats-server")]
    public async Task A_message_answered_with_250_is_on_the_stream_and_is_reported_with_its_session()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);

        Assert.StartsWith("250 ", await SendAsync(listener, Message), StringComparison.Ordinal);

        var message = Assert.Single(await server.ReadAsync(Mail));
        Assert.EndsWith(Message, message.Text, StringComparison.Ordinal);
        Assert.StartsWith("Received: from client.example", message.Text, StringComparison.Ordinal);
        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(1);
        var report = Assert.Single(await server.ReadAsync("forgerycheck-reports")).Text;
        Assert.Contains("\"helo\":\"client.example\"", report, StringComparison.Ordinal);
        Assert.Contains("\"recipients\":[\"b@example.net\"]", report, StringComparison.Ordinal);
        Assert.False(Directory.Exists(spool["spool"]));
    }

    [ProgramFact("nats-server")]
    public async Task While_the_server_is_away_mail_is_not_accepted()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);
        Assert.StartsWith("250 ", await SendAsync(listener, Message), StringComparison.Ordinal);

        server.Kill();
        var away = await SendAsync(listener, Message);
        var watch = Stopwatch.StartNew();
        Assert.StartsWith("451 4.3.0 ", await SendAsync(listener, Message), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), "only the first message waits for the server");
        await server.StartAgainAsync();
        await Patience.UntilAsync(() => SendAsync(listener, Message).GetAwaiter().GetResult().StartsWith("250 ", StringComparison.Ordinal), "mail is accepted again", () => listener.Said);

        Assert.StartsWith("451 4.3.0 ", away, StringComparison.Ordinal);
        Assert.Contains("keep-failed", listener.Said, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task Metrics_tell_that_the_stream_is_full_and_that_the_server_is_away()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        var metrics = new Uri($"http://127.0.0.1:{Patience.FreePort()}/metrics");
        await using var listener = await StartAsync(server, spool, "--stream-size", "1000", "--metrics", metrics.Authority);
        using var http = new HttpClient();
        while ((await SendAsync(listener, Message)).StartsWith("250 ", StringComparison.Ordinal))
        {
        }

        var page = await http.GetStringAsync(metrics);
        Assert.Contains("\nforgerycheck_stream_connected 1\n", page, StringComparison.Ordinal);
        Assert.Matches("\nforgerycheck_stream_publish_seconds_count [1-9]", page);
        Assert.Matches("\nforgerycheck_stream_publish_failures_total{reason=\"full\"} [1-9]", page);

        server.Kill();
        await Patience.UntilAsync(
            () => http.GetStringAsync(metrics).GetAwaiter().GetResult().Contains("\nforgerycheck_stream_connected 0\n", StringComparison.Ordinal), "the server is away", () => listener.Said);
    }

    [ProgramFact("nats-server")]
    public async Task A_full_stream_is_a_full_spool()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool, "--stream-size", "3000");
        string answer;
        var accepted = 0;
        while ((answer = await SendAsync(listener, Message)).StartsWith("250 ", StringComparison.Ordinal))
        {
            accepted++;
        }

        Assert.StartsWith("452 4.3.1 ", answer, StringComparison.Ordinal);
        Assert.Equal(accepted, await server.CountAsync(Mail));
    }

    [ProgramFact("nats-server")]
    public async Task Large_messages_fill_a_bucket_of_the_same_size_and_leave_nothing_of_one_that_is_refused()
    {
        await using var server = await NatsServer.StartAsync("max_payload: 64KB");
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool, "--stream-size", "300000");
        var large = Message + string.Concat(Enumerable.Repeat("one more line of the body\r\n", 7_000));

        Assert.StartsWith("250 ", await SendAsync(listener, large), StringComparison.Ordinal);
        var before = await server.CountAsync("OBJ_forgerycheck-large");
        Assert.StartsWith("452 4.3.1 ", await SendAsync(listener, large + "another\r\n"), StringComparison.Ordinal);

        Assert.Equal(before, await server.CountAsync("OBJ_forgerycheck-large"));
        Assert.StartsWith("250 ", await SendAsync(listener, Message), StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_message_larger_than_the_server_takes_is_accepted_all_the_same()
    {
        await using var server = await NatsServer.StartAsync("max_payload: 64KB");
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);
        var large = Message + string.Concat(Enumerable.Repeat("one more line of the body\r\n", 20_000));

        Assert.StartsWith("250 ", await SendAsync(listener, large), StringComparison.Ordinal);

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(1);
        var report = Assert.Single(await server.ReadAsync("forgerycheck-reports")).Text;
        Assert.True(System.Text.Json.Nodes.JsonNode.Parse(report)!["size"]!.GetValue<long>() > large.Length, report);
    }

    [ProgramFact("nats-server")]
    public async Task An_envelope_longer_than_a_header_field_may_be_survives()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);
        var recipients = Enumerable.Range(0, 900).Select(i => $"{new string('x', 60)}{i}@{new string('y', 50)}.example").ToArray();

        Assert.StartsWith("250 ", await SendAsync(listener, Message, recipients), StringComparison.Ordinal);

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(1);
        Assert.Contains(recipients[^1], Assert.Single(await server.ReadAsync("forgerycheck-reports")).Text, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task What_a_client_sends_again_is_marked_in_its_report()
    {
        await using var server = await NatsServer.StartAsync();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);
        await SendAsync(listener, Message);
        await SendAsync(listener, Message);
        await SendAsync(listener, Message.Replace("hello", "another", StringComparison.Ordinal));

        await using var worker = await LiveWorker.StartAsync(server.Streams, options => options with { Jobs = 1 });
        await worker.UntilReportedAsync(3);

        var messages = await server.ReadAsync("forgerycheck-reports");
        Assert.Equal(3, messages.Count);
        Assert.Equal(2, messages.Select(m => m.Field(FieldNames.Id)).Distinct().Count());
        Assert.Equal(["yes"], messages.Select(m => m.Field(FieldNames.Repeated)).OfType<string>());
    }

    [ProgramFact("nats-server")]
    public async Task A_server_that_is_started_later_gets_mail_from_then_on()
    {
        await using var server = await NatsServer.StartAsync();
        server.Kill();
        using var spool = new TempFolder();
        await using var listener = await StartAsync(server, spool);

        Assert.StartsWith("451 4.3.0 ", await SendAsync(listener, Message), StringComparison.Ordinal);
        Assert.Contains(" server-away ", listener.Said, StringComparison.Ordinal);
        await server.StartAgainAsync();
        await Patience.UntilAsync(() => SendAsync(listener, Message).GetAwaiter().GetResult().StartsWith("250 ", StringComparison.Ordinal), "mail is accepted", () => listener.Said);
        Assert.Single(await server.ReadAsync(Mail));
    }

    [ProgramFact("nats-server")]
    public async Task A_login_that_the_server_refuses_ends_it()
    {
        await using var server = await NatsServer.StartAsync("authorization { user: u, password: secret }");
        var run = await ProgramRun.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--bind", "127.0.0.1:0", "--publish", server.Url]);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^forgerycheck: nats://127\.0\.0\.1:\d+: .*login.*\n$", run.Error);
    }

    private static Task<ListenerProgram> StartAsync(NatsServer server, TempFolder spool, params string[] options) =>
        ListenerProgram.StartAsync(spool["spool"], ["--publish", server.Url, .. options]);

    private static async Task<string> SendAsync(ListenerProgram listener, string message, params string[] recipients)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(listener.Address);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await reader.ReadLineAsync();
        foreach (var command in (string[])["HELO client.example", "MAIL FROM:<a@example.org>", .. (recipients is [] ? ["b@example.net"] : recipients).Select(one => $"RCPT TO:<{one}>"), "DATA"])
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(command + "\r\n"));
            if (await reader.ReadLineAsync() is { } refusal && refusal[0] > '3')
            {
                return refusal;
            }
        }

        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(message + ".\r\n"));
        return await reader.ReadLineAsync() ?? "";
    }
}
