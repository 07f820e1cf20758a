using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Tests.Support;

namespace ForgeryCheck.Streams.Tests.Submitting;

/// <summary>What submit puts on the stream.</summary>
public sealed class SubmitTests
{
    private const string Mail = "forgerycheck-mail";

    [ProgramFact("nats-server")]
    public async Task A_message_goes_there_once_however_often_it_is_submitted()
    {
        await using var server = await NatsServer.StartAsync();

        var first = await Samples.SubmitAsync(server.Streams, isBatch: false, Samples.All);
        var second = await Samples.SubmitAsync(server.Streams, isBatch: false, Samples.All);

        var messages = await server.ReadAsync(Mail);
        Assert.Equal(first.Submitted, messages.Count);
        Assert.Equal(messages.Count, messages.Select(m => m.Field(FieldNames.Id)).Distinct().Count());
        Assert.Equal(0, second.Submitted);
        Assert.Equal(first.Submitted + first.Duplicates, second.Duplicates);
    }

    [ProgramFact("nats-server")]
    public async Task What_cannot_be_read_is_named_and_the_rest_submitted()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        folder.Write("a.eml", "From: a@example.org\n\nhello\n");
        folder.Write("b.eml", "no mail at all");

        var run = await RunAsync("submit", "--to", server.Url, folder["a.eml"], folder["b.eml"], folder["c.eml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{folder["b.eml"]}: this is not mail", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{folder["c.eml"]}: no such file", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 message submitted, 2 not submitted", run.Error, StringComparison.Ordinal);
        Assert.Single(await server.ReadAsync(Mail));
    }

    [ProgramFact("nats-server")]
    public async Task It_goes_on_where_it_was_interrupted()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        var box = folder.Write("box.mbox", string.Concat(Enumerable.Range(0, 3000).Select(i => $"From x Mon Jan  1 00:00:00 2024\nFrom: {i}@example.org\n\nx\n\n")));
        var options = new SubmitOptions(server.Streams) { ResumeFile = folder["state"], Window = 10 };
        await using (var submission = await Submission.OpenAsync(options, new SilentLog(), (_, _) => { }))
        {
            using var interrupted = new CancellationTokenSource();
            var inputs = Samples.Read(submission.Reading(InnerMessages.Never), box).Select((input, i) =>
            {
                if (i == 2000)
                {
                    interrupted.Cancel();
                }

                return input;
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submission.RunAsync(inputs, interrupted.Token));
        }

        Assert.True(File.Exists(folder["state"]));
        var run = await RunAsync("submit", "--to", server.Url, "--resume", folder["state"], box);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\d+ messages submitted.*, (19[89]\d|2000) submitted by an earlier run", run.Error);
        Assert.Equal(3000, await server.CountAsync(Mail));
        Assert.False(File.Exists(folder["state"]));
    }

    [ProgramTheory("nats-server")]
    [InlineData("forgerycheck submit\n2\nabc\n", "is of other inputs")]
    [InlineData("forgerycheck submit\n9\nabc\n", "is of other inputs")]
    [InlineData("shopping list\n", "was not written by")]
    public async Task A_resume_file_of_something_else_is_refused(string content, string error)
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        folder.Write("state", content);
        var mail = folder.Write("box.mbox", string.Concat(Enumerable.Range(0, 5).Select(i => $"From x Mon Jan  1 00:00:00 2024\nFrom: {i}@example.org\n\nx\n\n")));

        var run = await RunAsync("submit", "--to", server.Url, "--resume", folder["state"], mail);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.StartsWith(content[..9], File.ReadAllText(folder["state"]), StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_message_larger_than_the_server_takes_is_stored_in_pieces_and_removed_once_it_is_reported()
    {
        await using var server = await NatsServer.StartAsync("max_payload: 64KB");
        using var folder = new TempFolder();
        var large = folder.Write("large.eml", File.ReadAllText(Path.Combine(Samples.All, "honest-postfix.eml")) + string.Concat(Enumerable.Repeat("one more line of the body\r\n", 20_000)));
        await Samples.SubmitAsync(server.Streams, isBatch: false, large);
        var stored = await server.CountAsync("OBJ_forgerycheck-large");

        await using var worker = await LiveWorker.StartAsync(server.Streams);
        await worker.UntilReportedAsync(1);

        Assert.True(stored > 1);
        Assert.Equal(Samples.Reports(isBatch: false, large).Single().Value, Assert.Single(await server.ReadAsync("forgerycheck-reports")).Text);
        // What remains is the note that it was removed.
        await Patience.UntilAsync(() => server.CountAsync("OBJ_forgerycheck-large").GetAwaiter().GetResult() <= 1, "the object is removed", () => worker.Log);
    }

    [Fact]
    public async Task A_resume_file_that_cannot_be_written_is_named_before_anything_is_sent()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder["nowhere"], "state");

        var run = await RunAsync("submit", "--to", $"nats://127.0.0.1:{Patience.FreePort()}", "--resume", file, Samples.All);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"forgerycheck: --resume {file}: cannot be written (no such folder)\n", run.Error);
    }

    [ProgramFact("nats-server")]
    public async Task A_stream_that_exists_with_other_values_is_used_and_both_are_named()
    {
        await using var server = await NatsServer.StartAsync();
        var mail = Path.Combine(Samples.All, "honest-postfix.eml");
        await Samples.SubmitAsync(server.Streams, isBatch: false, mail);

        var run = await RunAsync("submit", "--to", server.Url, "--replicas", "3", "--stream-size", "20000000", mail);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" warning stream-exists stream=forgerycheck-mail option=--replicas asked=3 stays=1\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(" warning stream-exists stream=forgerycheck-mail option=--stream-size asked=20000000 stays=unlimited\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(" warning stream-exists stream=forgerycheck-large option=--stream-size asked=20000000 stays=unlimited\n", run.Error, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_full_stream_is_an_error_that_says_so()
    {
        await using var server = await NatsServer.StartAsync();

        var run = await RunAsync("submit", "--to", server.Url, "--stream-size", "20000", "--give-up-after", "1", Samples.All);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the stream did not take it: maximum bytes exceeded", run.Error, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_server_that_comes_back_gets_all_of_it()
    {
        await using var server = await NatsServer.StartAsync();
        await using var submission = await Submission.OpenAsync(new SubmitOptions(server.Streams) { Window = 4 }, new SilentLog(), (_, _) => { });
        var inputs = Samples.Read(submission.Reading(InnerMessages.Never), Samples.All).Select((input, i) =>
        {
            if (i == 10)
            {
                server.Kill();
                // Whether it comes back must not depend on what is read next: that may wait for the server.
                _ = Task.Run(async () =>
                {
                    await Task.Delay(500);
                    await server.StartAgainAsync();
                });
            }

            return input;
        });

        await submission.RunAsync(inputs, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

        var expected = Samples.Read(new MailReadOptions(), Samples.All).OfType<MailInput.Read>().Select(read => read.Message.Sha256).Distinct();
        Assert.Equal(expected.Order(), (await server.ReadAsync(Mail)).Select(m => m.Field(FieldNames.Id)!).Order());
    }

    [Fact]
    public async Task Without_a_server_it_waits_until_it_gives_up()
    {
        var run = await RunAsync("submit", "--quiet", "--give-up-after", "1", "--to", $"nats://127.0.0.1:{Patience.FreePort()}", Samples.All);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^forgerycheck: nats://127\.0\.0\.1:\d+: .+\n$", run.Error);
    }

    [ProgramFact("nats-server")]
    public async Task A_server_that_is_started_later_gets_all_of_it()
    {
        await using var server = await NatsServer.StartAsync();
        server.Kill();
        var running = RunAsync("submit", "--to", server.Url, Path.Combine(Samples.All, "honest-postfix.eml"));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await server.StartAgainAsync();
        var run = await running.WaitAsync(Patience.Longest);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" server-away ", run.Error, StringComparison.Ordinal);
        Assert.Single(await server.ReadAsync(Mail));
    }

    [ProgramFact("nats-server")]
    public async Task A_server_without_JetStream_is_an_error_that_says_so()
    {
        await using var server = await NatsServer.StartAsync("jetstream: disabled");

        var run = await RunAsync("submit", "--to", server.Url, Samples.All);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("JetStream", run.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), .. arguments]);
}
