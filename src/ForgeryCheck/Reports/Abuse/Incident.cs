using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// What an abuse desk is told of: one message, and the address that handed it in. Everything here was recorded by a trusted host; the lines below are
/// the client's own claims and accuse nobody.
/// </summary>
/// <param name="Report">The report on the message.</param>
/// <param name="HandOver">The hand-over.</param>
/// <param name="Address">The address, which is that of a host on the Internet.</param>
/// <param name="Line">The line that recorded it.</param>
internal sealed record Incident(Report Report, HandOver HandOver, HostAddress Address, Hop Line)
{
    // The most that a DateTimeOffset has room for; a line may claim more.
    private const int MostMinutes = 14 * 60;

    /// <summary>When, with the zone of the host that recorded it; null if its line has no readable time.</summary>
    internal DateTimeOffset? Time => HandOver.Time is { Year: > 1 and < 9999 } time && Line.Line.Date.OffsetMinutes is { } minutes and >= -MostMinutes and <= MostMinutes
        ? time.ToOffset(TimeSpan.FromMinutes(minutes))
        : HandOver.Time;

    /// <summary>The client's port, without which a customer behind carrier-grade NAT cannot be found (RFC 6302); null if it was not recorded.</summary>
    internal int? Port => (Report.Session is { } session && session.Client == Address ? session.ClientPort : HopText.Port(Line.Line)) is { } port and > 0 ? port : null;

    /// <summary>The envelope sender as the host recorded it, without angle brackets, empty for a bounce; null if it recorded none.</summary>
    internal string? EnvelopeSender => (Report.Envelope?.Sender ?? Line.Line.EnvelopeFrom)?.Trim(' ', '<', '>');

    /// <summary>The host that recorded it.</summary>
    internal string Recorder => HostText.Of(HandOver.By) ?? Line.ByAddress?.ToString() ?? "the receiving host";

    /// <summary>The incident of a message; null if there is no address whose operator could be told.</summary>
    /// <param name="report">The report on the message.</param>
    /// <param name="whyNot">Why there is none, in plain words; may contain text from the mail.</param>
    internal static Incident? Of(Report report, out string whyNot)
    {
        if (report.HandOver is not { } handOver || handOver.Line < 1 || handOver.Line > report.Hops.Count)
        {
            whyNot = report.Hops.Count == 0 ? "the message has no Received line" : "no line can be trusted";
            return null;
        }

        if (handOver.Address is not { } address)
        {
            whyNot = handOver.Unknown ?? "no address was recorded";
            return null;
        }

        if (SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address)))
        {
            whyNot = $"{address} is an internal address, which has no operator on the Internet";
            return null;
        }

        whyNot = "";
        return new Incident(report, handOver, address, report.Hops[handOver.Line - 1]);
    }
}
