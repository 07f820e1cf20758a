using ForgeryCheck.Fields;
using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC412: many programs put the time, and mail servers their queue id, into the Message-ID. The time is that of the lowest line, give or take
/// minutes, and the id is in a line of the host that the Message-ID names.
/// </summary>
internal sealed class MessageIdAndChainRule : IRule
{
    private const double Minute = 60, Hour = 3600, Day = 86400;

    // Shorter ids match by chance.
    private const int ShortestId = 6;

    private const string Time = "time", QueueId = "queue id";
    private static readonly string[] Innocent =
    [
        "The author's clock was wrong, or the Message-ID was made when the message was started and it was sent later.",
        "The program puts something else there that looks like a time.",
    ];

    private static readonly string[] OtherId =
    [
        "A filter on that host gave the message a new id, and the line with the first one was dropped.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC412", "message-id-and-chain", RuleFamily.Clock, FindingKind.Anomaly,
        "The time or the queue id in the Message-ID does not fit the lines");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count == 0 || facts.Fields.MessageId is not { } messageId)
        {
            return;
        }

        CheckId(facts, messageId, sink);
        if (messageId.Reading.Decoded is { Zone: not IdZone.Unknown, CycleMilliseconds: 0 } decoded
            && facts.Fields.Lowest is { } lowest && !ClockText.IsVague(lowest.Line.Date)
            && decoded.SkewFrom(lowest.Line.Date.UnixMilliseconds) is { } skew)
        {
            if (Grade(skew / 1000.0) is { } grade)
            {
                sink.Add(Say(facts, messageId, decoded, lowest, skew / 1000.0, grade) with { Fact = Time, Causes = [Causes.Writing] });
            }
            else
            {
                sink.AgreeOnChain(Info, facts, Time);
            }
        }
    }

    private static string? Grade(double seconds) => seconds switch
    {
        >= Day => "id-later-1d+",
        >= Hour => "id-later-1h-1d",
        >= Minute => "id-later-1m-1h",
        <= -7 * Day => "id-earlier-7d+",
        <= -Day => "id-earlier-1d-7d",
        <= -Hour => "id-earlier-1h-1d",
        <= -10 * Minute => "id-earlier-10m-1h",
        _ => null,
    };

    private void CheckId(MessageFacts facts, MessageIdField messageId, FindingSink sink)
    {
        var value = facts.Message.Header.Value(messageId.Field).Span;
        Hop? other = null;
        foreach (var hop in facts.Chain.Claimed)
        {
            var id = hop.Line.Raw(TraceField.Id).Trim("<>"u8);
            if (id.Length >= ShortestId && id.Length <= value.Length && Holds(value, id))
            {
                sink.Add(FindingOn.Line(
                    Info, facts, hop, TraceField.Id,
                    $"The Message-ID contains the id of line {hop.Number}, as it does when the host of that line made both.",
                    [], [("id", hop.Line.Id)], "same-id", FindingKind.Support) with
                { Fact = QueueId });
                return;
            }

            // mutt and others write a date and some digits too: the line's program must be one that makes such Message-IDs.
            other = !id.IsEmpty && hop.ByHost is not null && hop.ByHost == messageId.Host && hop.Line.Product == messageId.Reading.Product ? hop : other;
        }

        if (other is not null && messageId.Reading.Kind is PostfixMessageId or SendmailMessageId or Exim496 or Exim497)
        {
            sink.Add(FindingOn.Line(
                Info, facts, other!, TraceField.Id,
                $"The Message-ID names the host {MailText.Clip(messageId.Host)} and has the form in which {messageId.Reading.Product} includes its queue id, but it does not contain the id "
                + $"{MailText.Quote(other.Line.Id?.Trim('<', '>'))} of line {other.Number}, which is by that host.",
                OtherId, [("id", other.Line.Id), ("kind", messageId.Reading.Kind.Name)], "other-id") with
            { Fact = QueueId });
        }
    }

    // As a separate word, or after the "E" that Exim puts before its id.
    private static bool Holds(ReadOnlySpan<byte> messageId, ReadOnlySpan<byte> id)
    {
        var at = messageId.IndexOf(id);
        var end = at + id.Length;
        return at > 0 && (!IsWord(messageId[at - 1]) || messageId[at - 1] == 'E') && (end == messageId.Length || !IsWord(messageId[end]));
    }

    private static bool IsWord(byte c) => AsciiWords.IsLetter(c) || AsciiWords.IsDigit(c);

    private Finding Say(MessageFacts facts, MessageIdField messageId, DecodedId decoded, Hop lowest, double seconds, string grade)
    {
        var made = decoded.Time!.Value;
        var line = lowest.Line.Date.Time!.Value;
        return FindingOn.Header(
            Info, facts, messageId.Field, [],
            $"The Message-ID says {ClockText.Moment(made)} (read as {IdText.WithArticle(decoded.Kind.Name)}), and {LowestLine.Of(facts, lowest)} says {ClockText.Moment(line)}, "
            + $"{ClockText.Span(seconds)} {(seconds > 0 ? "earlier" : "later")}. A Message-ID is made when the message is written or handed to the first server.",
            Innocent,
            [("kind", decoded.Kind.Name), ("idTime", ClockText.Stamp(made)), ("lineTime", ClockText.Stamp(line)), ("seconds", ClockText.Seconds(seconds))],
            grade);
    }
}
