using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Submitting;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>The samples, and how they get on a stream.</summary>
internal static class Samples
{
    /// <summary>The folder of those that rules must hit or pass.</summary>
    internal static string OfRules => Path.Combine(SourceTree.Root, "samples", "rules");

    /// <summary>The folder of all.</summary>
    internal static string All => Path.Combine(SourceTree.Root, "samples");

    /// <summary>The inputs in a path.</summary>
    internal static IEnumerable<MailInput> Read(MailReadOptions reading, params string[] paths) => MailReader.Read(paths, MailReader.Open, reading);

    /// <summary>Puts what is in a path on a stream.</summary>
    internal static async Task<SubmitCounts> SubmitAsync(StreamOptions streams, bool isBatch, params string[] paths)
    {
        await using var submission = await Submission.OpenAsync(new SubmitOptions(streams), new SilentLog(), (_, _) => { });
        if (isBatch)
        {
            await submission.ShareAsync(Batch(paths), CancellationToken.None);
        }

        await submission.RunAsync(Read(submission.Reading(InnerMessages.Auto), paths), CancellationToken.None);
        return submission.Counts;
    }

    /// <summary>The reports that analyze writes, by SHA-256 of the messages; those of a batch if there is one.</summary>
    internal static Dictionary<string, string> Reports(bool isBatch, params string[] paths)
    {
        var analyzer = new Analyzer(new AnalyzerOptions { Batch = isBatch ? Batch(paths) : null });
        var reports = new Dictionary<string, string>();
        using var formatter = new ReportFormatter(ReportFormat.Ndjson, ReportRows.Messages);
        foreach (var input in Read(new MailReadOptions { Inner = InnerMessages.Auto }, paths).OfType<MailInput.Read>())
        {
            var report = analyzer.AnalyzeAsync(input.Message).AsTask().GetAwaiter().GetResult();
            reports.TryAdd(report.Sha256, System.Text.Encoding.UTF8.GetString(formatter.Format(report)).TrimEnd('\n'));
        }

        return reports;
    }

    private static Batches.BatchIndex Batch(string[] paths)
    {
        var batch = new Batches.BatchIndex();
        var analyzer = new Analyzer(new AnalyzerOptions());
        foreach (var input in Read(new MailReadOptions { Inner = InnerMessages.Auto }, paths).OfType<MailInput.Read>())
        {
            batch.Add(analyzer.Gather(input.Message));
        }

        return batch;
    }
}
