using System.Globalization;

namespace ForgeryCheck.Streams.Submitting;

/// <summary>What a submission did so far.</summary>
internal sealed class SubmitCounts
{
    /// <summary>Messages that the stream took.</summary>
    internal long Submitted { get; set; }

    /// <summary>Messages that the stream had, or that were among the inputs twice.</summary>
    internal long Duplicates { get; set; }

    /// <summary>Messages that an earlier run submitted.</summary>
    internal long Skipped { get; set; }

    /// <summary>Inputs that could not be read or submitted.</summary>
    internal long Lost { get; set; }

    /// <summary>A summary for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Submitted} {(Submitted == 1 ? "message" : "messages")} submitted{Part(Duplicates, Duplicates == 1 ? "duplicate" : "duplicates")}{Part(Skipped, "submitted by an earlier run")}{Part(Lost, "not submitted")}");

    private static string Part(long count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}
