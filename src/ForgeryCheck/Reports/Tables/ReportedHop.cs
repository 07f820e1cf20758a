namespace ForgeryCheck.Reports.Tables;

/// <summary>What a row of the hops is made from.</summary>
/// <param name="Report">The report on the message.</param>
/// <param name="Hop">One of its hops.</param>
internal readonly record struct ReportedHop(Report Report, Hop Hop)
{
    internal ReceivedLine Line => Hop.Line;
}
