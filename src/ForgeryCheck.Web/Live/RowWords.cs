using System.Globalization;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>The words of a row; live.js has none of its own.</summary>
internal static class RowWords
{
    /// <summary>The class of a row and of its badge: that of its verdict.</summary>
    internal static string Class(MessageRow row) => row.Verdict is { } verdict ? ReportWords.Of(verdict) : "unjudged";

    /// <summary>What the badge says: "forged 99.2".</summary>
    internal static string Badge(MessageRow row) => row.Verdict switch
    {
        null => row.IsAnalyzed ? "analyzing" : "no verdict",
        Scoring.Verdict.Untestable => ReportWords.Of(Scoring.Verdict.Untestable),
        { } verdict => string.Create(CultureInfo.InvariantCulture, $"{ReportWords.Of(verdict)} {ReportWords.ShortScore(row.Score)}"),
    };

    /// <summary>The names of the client: the reverse name, and the HELO name if it is another; empty if it has neither.</summary>
    internal static string Names(MessageRow row) => (row.ClientName, row.Helo) switch
    {
        (null, null) => "",
        (null, { } helo) => helo,
        ({ } name, null) => name,
        ({ } name, { } helo) => name.Equals(helo, StringComparison.OrdinalIgnoreCase) ? name : $"{name}, HELO {helo}",
    };

    /// <summary>The sender; what a bounce has instead.</summary>
    internal static string Sender(MessageRow row) => row.Sender.Length > 0 ? row.Sender : "<> (a bounce)";

    /// <summary>The number of recipients after the first: " and 2 more"; empty if there are none.</summary>
    internal static string More(MessageRow row) => row.RecipientCount > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {row.RecipientCount - 1:#,0} more") : "";

    /// <summary>The subject; what a message without one has instead.</summary>
    internal static string Subject(MessageRow row) => row.Subject.Length > 0 ? row.Subject : "(no subject)";

    /// <summary>The size: "812 B", "12 kB", "3.4 MB".</summary>
    internal static string Size(MessageRow row) => Size(row.Size);

    /// <summary>A size, in the same form.</summary>
    internal static string Size(long size) => size switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{size} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{size / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{size / 1e6:0.0} MB"),
    };

    /// <summary>How many messages the list has, whatever the filter: "1,204 messages".</summary>
    internal static string Total(LiveIndex index) => index.Count switch
    {
        1 => "1 message",
        LiveIndex.MostRows => string.Create(CultureInfo.InvariantCulture, $"The newest {LiveIndex.MostRows:#,0} messages"),
        var count => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} messages"),
    };

    /// <summary>The time, in UTC.</summary>
    internal static string Time(MessageRow row) => ReportTime.Clock(row.Received);
}
