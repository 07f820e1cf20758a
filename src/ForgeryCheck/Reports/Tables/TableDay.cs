using System.Globalization;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// The day under which a message is filed: that of the hand-over, in UTC. In the name of a folder as Hive, and since then every reader of Parquet, writes
/// it, so that a query for some days reads no others.
/// </summary>
internal static class TableDay
{
    /// <summary>What Hive writes for null.</summary>
    private const string Unknown = "day=__HIVE_DEFAULT_PARTITION__";

    // Received lines are younger, and the time is that of a host which may be anyone's: it must not make more folders than there can be days.
    private const int First = 1980;
    private const int Last = 2099;

    /// <summary>The name of the folder.</summary>
    internal static string FolderOf(Report report) => report.HandOver?.Time?.UtcDateTime is { Year: >= First and <= Last } time
        ? string.Create(CultureInfo.InvariantCulture, $"day={time:yyyy-MM-dd}")
        : Unknown;
}
