namespace ForgeryCheck.Streams.Layout;

/// <summary>The names of streams, subjects and buckets.</summary>
/// <param name="name">What they begin with.</param>
internal sealed class StreamNames(string name)
{
    /// <summary>The stream of messages that wait for a worker. A message is removed once it was reported.</summary>
    internal string MailStream { get; } = $"{name}-mail";

    /// <summary>Its subject.</summary>
    internal string MailSubject { get; } = $"{name}.mail";

    /// <summary>The stream of reports.</summary>
    internal string ReportStream { get; } = $"{name}-reports";

    /// <summary>Its subjects, one for each message.</summary>
    internal string ReportSubjects { get; } = $"{name}.reports.*";

    /// <summary>The same as an administrator may have written it.</summary>
    internal string AllBelowReports { get; } = $"{name}.reports.>";

    /// <summary>The subject of the reports on a message. There is one as a rule, so the subject tells whether it was reported before.</summary>
    /// <param name="id">What identifies the message, however often it comes.</param>
    internal string ReportSubject(string id) => $"{name}.reports.{id}";

    /// <summary>The stream of messages that could not be analyzed.</summary>
    internal string DeadStream { get; } = $"{name}-dead";

    /// <summary>Its subject.</summary>
    internal string DeadSubject { get; } = $"{name}.dead";

    /// <summary>The bucket with lines and ids, and with how often a message was begun that came again.</summary>
    internal string MemoryBucket { get; } = $"{name}-memory";

    /// <summary>The bucket with messages larger than the server's max_payload.</summary>
    internal string LargeBucket { get; } = $"{name}-large";

    /// <summary>The bucket with reports larger than the server's max_payload.</summary>
    internal string LargeReportBucket { get; } = $"{name}-large-reports";

    /// <summary>The consumer that all workers share.</summary>
    internal const string Workers = "workers";
}
