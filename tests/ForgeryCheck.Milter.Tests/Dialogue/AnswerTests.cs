using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Rules;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Dialogue;

/// <summary>What the mail server is told to do.</summary>
public sealed class AnswerTests
{
    private static readonly (string Name, string Value)[] Imitation =
        [.. Mails.Honest, ("X-ForgeryCheck", " consistent; score=0"), ("Authentication-Results", " mx.example.org; spf=pass"), ("Authentication-Results", " other.example; none")];

    [Fact]
    public async Task By_default_nothing_is_done() => Assert.Equal(["c"], await AskAsync(o => o, [.. Mails.Forged, .. Imitation]));

    [Fact]
    public async Task Tag_inserts_a_field_at_the_top()
    {
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Tag }, Mails.Forged);
        Assert.Equal(2, answer.Count);
        Assert.Matches("^i 0 X-ForgeryCheck\\| forged; score=[0-9.]+; from-line=2; hand-over=198\\.51\\.100\\.7;\n\tid=[0-9A-Z]{14}; host=mx\\.example\\.org$", answer[0]);
        Assert.Equal("c", answer[1]);
    }

    [Fact]
    public async Task The_senders_imitations_go_from_the_last_to_the_first_and_ours_come_to_the_top()
    {
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Tag, AuthservId = "mx.example.org" }, Imitation);
        Assert.Equal(
            ["m 1 Authentication-Results|", "m 1 X-ForgeryCheck|", "h X-Received-X-ForgeryCheck| consistent; score=0"], answer.Take(3).Select(a => a.TrimEnd('|') + (a.StartsWith('m') ? "|" : "")));
        Assert.StartsWith("i 0 Authentication-Results| mx.example.org; iprev=pass policy.iprev=198.51.100.7;", answer[3], StringComparison.Ordinal);
        Assert.StartsWith("i 0 X-ForgeryCheck| consistent; ", answer[4], StringComparison.Ordinal);
        Assert.Equal("c", answer[5]);
    }

    [Fact]
    public async Task A_mail_server_that_writes_the_space_gets_none()
    {
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Tag }, Mails.Forged, steps: Wire.AllSteps & ~0x10_0000u);
        Assert.StartsWith("i 0 X-ForgeryCheck|forged; ", answer[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_cannot_insert_gets_fields_added()
    {
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Tag }, Mails.Forged, actions: 0x11);
        Assert.StartsWith("h X-ForgeryCheck| forged; ", answer[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_allows_nothing_gets_the_verdict_alone() =>
        Assert.Equal(["c"], await AskAsync(o => o with { OnForged = MilterAction.Tag, AuthservId = "mx.example.org" }, [.. Mails.Forged, .. Imitation], actions: 0));

    [Theory]
    [InlineData(MilterAction.Reject, "y 550 5.7.1 Message rejected: Received header fields appear to be forged")]
    [InlineData(MilterAction.Tempfail, "y 451 4.7.1 Message deferred: Received header fields appear to be forged")]
    public async Task Forged_mail_is_refused_and_other_mail_is_tagged(MilterAction action, string reply)
    {
        Assert.Equal([reply], await AskAsync(o => o with { OnForged = action }, Mails.Forged));
        var honest = await AskAsync(o => o with { OnForged = action }, Mails.Honest);
        Assert.StartsWith("i 0 X-ForgeryCheck| ", honest[0], StringComparison.Ordinal);
        Assert.Equal("c", honest[1]);
    }

    [Fact]
    public async Task Forged_mail_is_held_with_its_field()
    {
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Quarantine }, Mails.Forged);
        Assert.StartsWith("i 0 X-ForgeryCheck| forged", answer[0], StringComparison.Ordinal);
        Assert.Equal(["q Received header fields appear to be forged", "c"], answer.Skip(1));
    }

    [Fact]
    public async Task A_mail_server_that_cannot_hold_a_message_does_not_deliver_it_instead()
    {
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Quarantine });
        await using var mta = await TestMta.BeginAsync(milter.Address, actions: 0x11);
        Assert.Equal(["y 451 4.7.1 Message deferred: Received header fields appear to be forged"], await mta.AskAsync(Mails.Forged));
        Assert.Equal("c", (await mta.AskAsync(Mails.Honest))[^1]);
        await Patience.UntilAsync(() => milter.Log.Contains("message-refused", StringComparison.Ordinal), "it is logged", () => milter.Log);
        Assert.DoesNotContain("quarantined", milter.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imitation_behind_ten_thousand_fields_is_removed()
    {
        var answer = await AskAsync(
            o => o with { OnForged = MilterAction.Accept, AuthservId = "mx.example.org" },
            [.. Enumerable.Repeat(("A", ""), 10_001), .. Mails.Honest, ("Authentication-Results", " mx.example.org; spf=pass")]);
        Assert.Equal("m 1 Authentication-Results", answer[0].TrimEnd('|'));
    }

    [Fact]
    public async Task Many_imitations_are_removed_without_their_text_and_too_many_are_refused()
    {
        (string, string)[] many = [.. Enumerable.Repeat(("X-ForgeryCheck", " consistent"), 150)];
        var answer = await AskAsync(o => o with { OnForged = MilterAction.Tag }, [.. Mails.Honest, .. many]);
        Assert.Equal(150, answer.Count(line => line.StartsWith("m ", StringComparison.Ordinal)));
        Assert.DoesNotContain(answer, line => line.StartsWith("h ", StringComparison.Ordinal));
        Assert.Equal(
            ["y 550 5.7.1 Message rejected: too many header fields that imitate results of this host"],
            await AskAsync(o => o with { OnForged = MilterAction.Tag }, [.. Mails.Honest, .. many, .. many]));
        Assert.Equal(["c"], await AskAsync(o => o, [.. Mails.Honest, .. many, .. many]));
    }

    [Theory]
    [InlineData(FailAction.Open)]
    [InlineData(FailAction.Tempfail)]
    public async Task An_analysis_that_takes_too_long_holds_nothing_up_and_lets_no_imitation_pass(FailAction fail)
    {
        await using var milter = new TestMilter(
            o => o with { OnForged = MilterAction.Reject, OnFailure = fail, Limits = o.Limits with { Analysis = TimeSpan.FromMilliseconds(50) } }, new SilentNames());
        await using var mta = await TestMta.BeginAsync(milter.Address);
        var answer = await mta.AskAsync([.. Mails.Forged, ("X-ForgeryCheck", " consistent")]);
        Assert.Equal(
            fail == FailAction.Open ? ["m 1 X-ForgeryCheck|", "h X-Received-X-ForgeryCheck| consistent", "c"] : ["y 451 4.3.0 Local error in processing"],
            answer.Select(a => a == "m 1 X-ForgeryCheck" ? a + "|" : a));
        await Patience.UntilAsync(() => milter.Log.Contains("reason=timeout", StringComparison.Ordinal), "it is logged", () => milter.Log);
    }

    [Fact]
    public async Task An_analysis_of_a_long_header_that_never_waits_is_not_waited_for_either()
    {
        using var rule = new SlowRule();
        await using var milter = new TestMilter(
            o => o with { Analysis = o.Analysis with { Rules = [new OwnRule(rule, 1)] }, Limits = o.Limits with { Analysis = TimeSpan.FromMilliseconds(50) } });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        Assert.Equal(["c"], await mta.AskAsync([.. Mails.Forged, ("X-Long", new string('x', 20_000))]));
        await Patience.UntilAsync(() => milter.Log.Contains("reason=timeout", StringComparison.Ordinal), "it is logged", () => milter.Log);
    }

    [Theory]
    [InlineData(FailAction.Open, "c")]
    [InlineData(FailAction.Tempfail, "y 451 4.3.0 Local error in processing")]
    public async Task A_store_that_fails_holds_nothing_up(FailAction fail, string last)
    {
        var store = new MemoryStore { Fault = new StoreException(isFull: true, "no space") };
        await using var milter = new TestMilter(o => o with { OnFailure = fail }, store: store);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        Assert.Equal([last], await mta.AskAsync(Mails.Honest));
        store.Fault = null;
        Assert.Equal(["c"], await mta.AskAsync(Mails.Honest));
        Assert.Single(store.Kept);
    }

    [Fact]
    public async Task A_verdict_holds_even_if_the_store_fails()
    {
        var store = new MemoryStore { Fault = new StoreException(isFull: true, "no space") };
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Quarantine }, store: store);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        var answer = await mta.AskAsync([.. Mails.Forged, ("X-ForgeryCheck", " consistent")]);
        Assert.Equal(["m 1 X-ForgeryCheck", "h X-Received-X-ForgeryCheck| consistent"], answer.Take(2).Select(line => line.TrimEnd('|')));
        Assert.StartsWith("i 0 X-ForgeryCheck| forged; ", answer[2], StringComparison.Ordinal);
        Assert.Equal(["q Received header fields appear to be forged", "c"], answer.Skip(3));
        Assert.Equal("forged", Assert.Single(milter.Reports).GetProperty("verdict").GetString());
        await Patience.UntilAsync(() => milter.Log.Contains("message-not-stored", StringComparison.Ordinal), "it is logged", () => milter.Log);
    }

    [Theory]
    [InlineData(FailAction.Open, "c")]
    [InlineData(FailAction.Tempfail, "y 451 4.3.0 Local error in processing")]
    public async Task A_store_that_does_not_answer_is_not_waited_for(FailAction fail, string last)
    {
        var store = new MemoryStore { Gate = new TaskCompletionSource().Task };
        await using var milter = new TestMilter(
            o => o with { OnForged = MilterAction.Tag, OnFailure = fail, Limits = o.Limits with { Analysis = TimeSpan.FromSeconds(1) } }, store: store);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        var answer = await mta.AskAsync(Mails.Forged);
        Assert.Equal(last, answer[^1]);
        Assert.Equal(fail == FailAction.Open, answer[0].StartsWith("i 0 X-ForgeryCheck| forged; ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FailAction.Open, "c")]
    [InlineData(FailAction.Tempfail, "y 451 4.3.0 Local error in processing")]
    public async Task A_name_service_that_gives_up_by_itself_costs_no_connection(FailAction fail, string last)
    {
        var names = new SilentNames();
        names.Gate.SetException(new OperationCanceledException());
        await using var milter = new TestMilter(o => o with { OnFailure = fail }, names);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        Assert.Equal([last], await mta.AskAsync(Mails.Forged));
        Assert.Equal([last], await mta.AskAsync(Mails.Forged));
    }

    [Fact]
    public async Task During_a_long_analysis_the_mail_server_hears_that_it_goes_on()
    {
        var names = new SilentNames();
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag, Limits = o.Limits with { Progress = TimeSpan.FromMilliseconds(10) } }, names);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync([Wire.Envelope(), .. Mails.Forged.Select(f => Wire.Field(f.Name, f.Value)), Wire.Packet('N'), Wire.End()]);
        Assert.Equal('p', (await mta.HearAsync()).Command);
        Assert.Equal('p', (await mta.HearAsync()).Command);
        names.Gate.SetResult();
        var answer = await mta.HearAnswerAsync();
        Assert.StartsWith("i 0 X-ForgeryCheck| ", answer[^2], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(
        Func<MilterOptions, MilterOptions> change, (string Name, string Value)[] fields, uint actions = Wire.AllActions, uint steps = Wire.AllSteps)
    {
        await using var milter = new TestMilter(change);
        await using var mta = await TestMta.BeginAsync(milter.Address, actions, steps);
        return await mta.AskAsync(fields);
    }
}
