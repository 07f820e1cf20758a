using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>
/// Halves of one mailbox: week by week in turns, by the time of the hand-over. A profile is learned from the mail of a reader and held against
/// other mail of the same reader, so both halves must hold the same senders; and what came on one day, in one thread, must not be in both.
/// </summary>
internal static class Weeks
{
    private const int Week = 7;

    internal static Purpose HalfOf(Judged one) =>
        one.Report.HandOver?.Time is { } time && (time.ToUnixTimeSeconds() / 86400 / Week & 1) == 0 ? Purpose.Fit : Purpose.Test;

    internal static Purpose Other(Purpose half) => half == Purpose.Fit ? Purpose.Test : Purpose.Fit;
}
