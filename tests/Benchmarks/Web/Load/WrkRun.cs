namespace ForgeryCheck.Benchmarks.Web.Load;

/// <summary>One run of wrk against a server.</summary>
/// <param name="Requests">How many requests were answered.</param>
/// <param name="Messages">How many messages were in them.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Median">Milliseconds to an answer, median.</param>
/// <param name="Slowest">Milliseconds in which 99 of 100 were answered.</param>
/// <param name="Refused">Answers with a status of 400 or more.</param>
/// <param name="Broken">Connections, reads and writes that failed, and answers that came too late.</param>
internal sealed record WrkRun(long Requests, long Messages, double Seconds, double Median, double Slowest, long Refused, long Broken)
{
    internal double Rate => Messages / Seconds;
}
