namespace ForgeryCheck.Reports.Tables;

/// <summary>The id of a run, which tells apart what several runs wrote into one folder.</summary>
internal static class RunId
{
    /// <summary>A new id: a UUID that begins with the time (RFC 9562 section 5.7), so that ids sort by when the runs began.</summary>
    internal static string Create() => Guid.CreateVersion7().ToString("N");
}
