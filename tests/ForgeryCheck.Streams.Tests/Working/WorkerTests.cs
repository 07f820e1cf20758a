using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Tests.Support;
using ForgeryCheck.Streams.Working;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace ForgeryCheck.Streams.Tests.Working;

/// <summary>What becomes of messages on the stream.</summary>
public sealed class WorkerTests
{
    private const string Mail = "forgerycheck-mail";
    private const string Reports = "forgerycheck-reports";
    private const string Dead = "forgerycheck-dead";

    [ProgramTheory("nats-server")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_workers_report_what_analyze_reports_byte_for_byte(bool isBatch)
    {
        await using var server = await NatsServer.StartAsync();
        var expected = Samples.Reports(isBatch, Samples.All);
        await Samples.SubmitAsync(server.Streams, isBatch, Samples.All);
        MemoryMode memory = isBatch ? MemoryMode.Shared : MemoryMode.Off;

        await using var one = await LiveWorker.StartAsync(server.Streams, options => options with { Memory = memory });
        await using var other = await LiveWorker.StartAsync(server.Streams, options => options with { Memory = memory });
        await Patience.UntilAsync(() => one.Reported + other.Reported >= expected.Count, "all are reported", () => one.Log + other.Log);

        var reports = (await server.ReadAsync(Reports)).ToDictionary(report => report.Field(FieldNames.Id)!, report => report.Text);
        Assert.Equal(expected.Count, reports.Count);
        Assert.All(expected, one => Assert.Equal(one.Value, reports[one.Key]));
        Assert.Equal(isBatch, reports.Values.Any(report => report.Contains("\"FC305\"", StringComparison.Ordinal) && report.Contains("other message", StringComparison.Ordinal)));
        await Patience.UntilAsync(() => server.CountAsync(Mail).GetAwaiter().GetResult() == 0, "all are acknowledged");
    }

    [ProgramFact("nats-server")]
    public async Task A_full_stream_of_reports_is_an_error_and_stops_no_message_for_ever()
    {
        await using var server = await NatsServer.StartAsync();
        await using var connection = new NatsConnection(new NatsOpts { Url = server.Url });
        var jetStream = new NatsJSContext(connection);
        var small = new StreamConfig(Reports, ["forgerycheck.reports.*"]) { MaxBytes = 1000, Discard = StreamConfigDiscard.New };
        await jetStream.CreateStreamAsync(small);
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-postfix.eml"));

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await Patience.UntilAsync(() => worker.Log.Contains("error publish-waits", StringComparison.Ordinal), "the log has an error", () => worker.Log);
        Assert.Contains("maximum bytes exceeded", worker.Log, StringComparison.Ordinal);
        Assert.Equal(1, await server.CountAsync(Mail));

        small.MaxBytes = -1;
        await jetStream.UpdateStreamAsync(small);
        await worker.UntilReportedAsync(1);
    }

    [ProgramFact("nats-server")]
    public async Task Reports_are_in_the_file_too()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        var path = Path.Combine(Samples.All, "honest-postfix.eml");
        await Samples.SubmitAsync(server.Streams, isBatch: false, path);

        await using (var worker = await LiveWorker.StartAsync(server.Streams, options => options with { ReportFile = folder["reports.ndjson"] }))
        {
            await worker.UntilReportedAsync(1);
            await worker.StopAsync();
        }

        Assert.Equal(Samples.Reports(isBatch: false, path).Single().Value + "\n", File.ReadAllText(folder["reports.ndjson"]));
    }

    [ProgramFact("nats-server")]
    public async Task What_a_killed_worker_had_goes_to_another()
    {
        await using var server = await NatsServer.StartAsync();
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-postfix.eml"));
        await BeginAsync(server);

        await using var second = await LiveWorker.StartAsync(server.Streams);
        await second.UntilReportedAsync(1);

        Assert.Null(Assert.Single(await server.ReadAsync(Reports)).Field(FieldNames.Repeated));
    }

    [ProgramFact("nats-server")]
    public async Task A_second_report_on_a_message_says_that_it_is_one()
    {
        await using var server = await NatsServer.StartAsync();
        var path = Path.Combine(Samples.All, "honest-postfix.eml");
        var id = Samples.Reports(isBatch: false, path).Single().Key;
        await Samples.SubmitAsync(server.Streams, isBatch: false, path);
        await server.PublishAsync($"forgerycheck.reports.{id}", "{}"u8.ToArray());

        await using var second = await LiveWorker.StartAsync(server.Streams);
        await second.UntilReportedAsync(1);

        var reports = await server.ReadAsync(Reports);
        Assert.Equal(2, reports.Count);
        Assert.Equal("yes", reports[1].Field(FieldNames.Repeated));
        Assert.Contains(MessageWork.RepeatedNote, reports[1].Text, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_report_that_a_killed_worker_had_published_is_in_the_stream_once_and_marked_in_the_file()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        var path = Path.Combine(Samples.All, "honest-postfix.eml");
        var id = Samples.Reports(isBatch: false, path).Single().Key;
        await Samples.SubmitAsync(server.Streams, isBatch: false, path);
        await server.PublishAsync($"forgerycheck.reports.{id}", "{}"u8.ToArray(), new NatsHeaders { ["Nats-Msg-Id"] = $"{id}-1" });

        await using (var second = await LiveWorker.StartAsync(server.Streams, options => options with { ReportFile = folder["reports.ndjson"] }))
        {
            await second.UntilReportedAsync(1);
            await second.StopAsync();
        }

        Assert.Single(await server.ReadAsync(Reports));
        Assert.Contains(MessageWork.RepeatedNote, File.ReadAllText(folder["reports.ndjson"]), StringComparison.Ordinal);
    }

    [ProgramTheory("nats-server")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_bytes_are_gone_is_put_aside_unless_it_was_reported(bool isReported)
    {
        await using var server = await NatsServer.StartAsync();
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-postfix.eml"));
        var hash = new string('a', 64);
        await server.PublishAsync("forgerycheck.mail", [], new NatsHeaders { [FieldNames.Object] = $"{hash}-1", [FieldNames.Id] = hash, ["Nats-Msg-Id"] = hash });
        if (isReported)
        {
            await server.PublishAsync($"forgerycheck.reports.{hash}", "{}"u8.ToArray(), new NatsHeaders { ["Nats-Msg-Id"] = $"{hash}-2" });
        }

        await using var worker = await LiveWorker.StartAsync(server.Streams, options => options with { MostAttempts = 2 });

        await Patience.UntilAsync(() => server.CountAsync(Mail).GetAwaiter().GetResult() == 0, "both are acknowledged", () => worker.Log);
        Assert.Equal(isReported ? 0 : 1, await server.CountAsync(Dead));
        Assert.Equal(isReported ? 2 : 1, await server.CountAsync(Reports));
    }

    [ProgramFact("nats-server")]
    public async Task A_stream_that_would_not_take_reports_is_refused()
    {
        await using var server = await NatsServer.StartAsync();
        await using (var connection = new NatsConnection(new NatsOpts { Url = server.Url }))
        {
            await new NatsJSContext(connection).CreateStreamAsync(new StreamConfig(Reports, ["forgerycheck.reports"]));
        }

        var refused = await Assert.ThrowsAsync<IOException>(() => LiveWorker.StartAsync(server.Streams));

        Assert.Contains("nats stream edit forgerycheck-reports --subjects forgerycheck.reports.*", refused.Message, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_message_that_ends_its_worker_five_times_is_put_aside()
    {
        await using var server = await NatsServer.StartAsync();
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-postfix.eml"));
        for (var i = 0; i < 5; i++)
        {
            await BeginAsync(server);
        }

        await using var last = await LiveWorker.StartAsync(server.Streams);
        await last.UntilDeadAsync(1);

        var dead = Assert.Single(await server.ReadAsync(Dead));
        Assert.Equal("5", dead.Field(FieldNames.Attempts));
        Assert.Contains("ended before it was done", dead.Field(FieldNames.Reason), StringComparison.Ordinal);
        Assert.StartsWith("Return-Path:", dead.Text, StringComparison.Ordinal);
        Assert.Empty(await server.ReadAsync(Reports));
        await Patience.UntilAsync(() => server.CountAsync(Mail).GetAwaiter().GetResult() == 0, "it is off the stream");
    }

    [ProgramFact("nats-server")]
    public async Task Damaged_metadata_put_a_message_aside_at_once()
    {
        await using var server = await NatsServer.StartAsync();
        await using var worker = await LiveWorker.StartAsync(server.Streams);

        await server.PublishAsync("forgerycheck.mail", "From: a@example.org\n\n"u8.ToArray(), new NatsHeaders { [FieldNames.About] = "{\"source\":" });
        await worker.UntilDeadAsync(1);

        Assert.StartsWith(FieldNames.About, Assert.Single(await server.ReadAsync(Dead)).Field(FieldNames.Reason), StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task Mail_that_somebody_else_published_is_analyzed_as_it_is()
    {
        await using var server = await NatsServer.StartAsync();
        await using var worker = await LiveWorker.StartAsync(server.Streams);

        await server.PublishAsync("forgerycheck.mail", File.ReadAllBytes(Path.Combine(Samples.All, "honest-postfix.eml")));
        await worker.UntilReportedAsync(1);

        Assert.Contains("\"source\":\"stream#1\"", Assert.Single(await server.ReadAsync(Reports)).Text, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task Mail_published_long_after_it_was_reported_is_reported_again_and_marked()
    {
        await using var server = await NatsServer.StartAsync();
        // The server forgets at once what it had.
        var streams = server.Streams with { DuplicateWindow = TimeSpan.FromMilliseconds(100) };
        var path = Path.Combine(Samples.All, "honest-postfix.eml");
        await using var worker = await LiveWorker.StartAsync(streams);
        await Samples.SubmitAsync(streams, isBatch: false, path);
        await worker.UntilReportedAsync(1);

        // The server looks for what it may forget as often as the window is long.
        for (var i = 0; worker.Reported < 2 && i < 100; i++)
        {
            await Samples.SubmitAsync(streams, isBatch: false, path);
            await Task.Delay(100);
        }

        await worker.UntilReportedAsync(2);
        var reports = await server.ReadAsync(Reports);
        Assert.Null(reports[0].Field(FieldNames.Repeated));
        Assert.All(reports.Skip(1), report => Assert.Equal("yes", report.Field(FieldNames.Repeated)));
    }

    [ProgramFact("nats-server")]
    public async Task A_worker_outlasts_its_server()
    {
        await using var server = await NatsServer.StartAsync();
        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-postfix.eml"));
        await worker.UntilReportedAsync(1);

        server.Kill();
        await server.StartAgainAsync();
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, "honest-exchange.eml"));

        await worker.UntilReportedAsync(2);
    }

    [ProgramFact("nats-server")]
    public async Task A_lost_memory_is_said_in_the_report_and_takes_no_verdict_away()
    {
        await using var server = await NatsServer.StartAsync();
        var path = Path.Combine(Samples.OfRules, "FC305", "hit-old-line-once.eml");
        await using var submission = await Submission.OpenAsync(new SubmitOptions(server.Streams), new SilentLog(), (_, _) => { });
        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await using (var connection = new NatsConnection(new NatsOpts { Url = server.Url }))
        {
            await new NATS.Client.JetStream.NatsJSContext(connection).DeleteStreamAsync("KV_forgerycheck-memory");
        }

        await submission.RunAsync(Samples.Read(submission.Reading(InnerMessages.Never), path), CancellationToken.None);
        await worker.UntilReportedAsync(1);

        var report = Assert.Single(await server.ReadAsync(Reports)).Text;
        Assert.Contains("the shared memory of other messages could not be asked", report, StringComparison.Ordinal);
        var alone = Samples.Reports(isBatch: false, path).Single().Value;
        Assert.Equal(Verdict(alone), Verdict(report));

        static string Verdict(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!["verdict"]!.GetValue<string>();
    }

    [ProgramFact("nats-server")]
    public async Task Attached_messages_are_reported_by_themselves()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        var inner = File.ReadAllText(Path.Combine(Samples.All, "forged-wrong-weekday.eml"));
        var outer = folder.Write("outer.eml", $"From: a@a.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--x--\r\n");
        await Samples.SubmitAsync(server.Streams, isBatch: false, outer);

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(2);

        var reports = (await server.ReadAsync(Reports)).ToDictionary(report => report.Field(FieldNames.Id)!, report => report.Text);
        Assert.Equal(Samples.Reports(isBatch: false, outer).OrderBy(one => one.Key), reports.OrderBy(one => one.Key));
    }

    [ProgramFact("nats-server")]
    public async Task Messages_from_JSON_are_reported_as_analyze_reports_them()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        var json = folder.Write("mail.json", """{"internetMessageHeaders":[{"name":"Received","value":"from a.example (a.example [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1; Mon, 2 Feb 2026 10:00:00 +0000"}]}""");
        await Samples.SubmitAsync(server.Streams, isBatch: false, json);

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(1);

        Assert.Equal(Samples.Reports(isBatch: false, json).Single().Value, Assert.Single(await server.ReadAsync(Reports)).Text);
    }

    // A worker begins to analyze a message, and is ended before it is done.
    private static async Task BeginAsync(NatsServer server)
    {
        var names = new SilentNames();
        await using var worker = await LiveWorker.StartAsync(server.Streams, options => options with { Analysis = new AnalyzerOptions { Names = names } });
        await Patience.UntilAsync(() => names.IsAsked, "the analysis begins", () => worker.Log);
    }
}
