using System.Globalization;

namespace ForgeryCheck.Streams.Submitting;

/// <summary>What a submission did so far.</summary>
internal sealed class SubmitCounts
{
    /// <summary>Messages that the stream took.</summary>
    internal long Submitted { get; set; }

    /// <summary>Messages that the stream had already.</summary>
    internal long Duplicates { get; set; }

    /// <summary>Inputs that an earlier run dealt with.</summary>
    internal long Skipped { get; set; }

    /// <summary>Inputs that could not be read or sent.</summary>
    internal long Unreadable { get; set; }

    /// <summary>A summary for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Submitted} messages submitted{Part(Duplicates, "already on the stream")}{Part(Skipped, "submitted before")}{Part(Unreadable, "not read")}");

    private static string Part(long count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}
