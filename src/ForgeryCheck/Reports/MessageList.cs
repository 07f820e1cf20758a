using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Keeps the messages of a list: of more than are wanted, those that are most likely forged.</summary>
/// <param name="most">The most that are kept.</param>
internal sealed class MessageList(int most)
{
    // The least likely forged one first, and of those the one that came last.
    private readonly PriorityQueue<MessageLine, MessageLine> _kept = new(Comparer<MessageLine>.Create(static (a, b) => -BySeverity(a, b)));

    internal void Add(MessageLine line)
    {
        if (_kept.Count < most)
        {
            _kept.Enqueue(line, line);
        }
        else
        {
            _kept.EnqueueDequeue(line, line);
        }
    }

    /// <summary>What was kept, in an order.</summary>
    internal List<MessageLine> In(ReportOrder order)
    {
        List<MessageLine> lines = [.. _kept.UnorderedItems.Select(item => item.Element)];
        lines.Sort(order switch
        {
            ReportOrder.Verdict => BySeverity,
            ReportOrder.HandOver => static (a, b) => Then(string.CompareOrdinal(a.HandOver, b.HandOver), a, b),
            ReportOrder.Source => static (a, b) => Then(string.CompareOrdinal(a.Source, b.Source), a, b),
            _ => static (a, b) => a.Number.CompareTo(b.Number),
        });
        return lines;
    }

    private static int BySeverity(MessageLine one, MessageLine other) =>
        one.Verdict != other.Verdict ? other.Verdict.CompareTo(one.Verdict) : Then(other.Score.CompareTo(one.Score), one, other);

    private static int Then(int order, MessageLine one, MessageLine other) => order != 0 ? order : one.Number.CompareTo(other.Number);
}
