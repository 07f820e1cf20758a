using System.Diagnostics.CodeAnalysis;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Analysis;

/// <summary>Analyzes what clients submit, as they declare.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle, so there is nothing to free.")]
internal sealed class MailAnalysis
{
    private readonly WebOptions _options;
    private readonly WebMetrics _metrics;
    private volatile Analyzer _usual;

    // One mailbox can keep a core busy for a minute. More of them than there are cores only wait for each other, and everybody else for them.
    private readonly SemaphoreSlim _mailboxes = new(Environment.ProcessorCount);

    /// <summary>Loads the rules.</summary>
    /// <exception cref="FormatException">An option or a rule file is invalid; the message is one line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    internal MailAnalysis(WebOptions options, WebMetrics metrics) =>
        (_options, _metrics, _usual) = (options, metrics, new Analyzer(options.Analysis));

    /// <summary>The weights of the rules in use.</summary>
    internal IReadOnlyDictionary<string, RuleWeights> Weights => _usual.RuleWeights;

    /// <summary>Analyzes with another analyzer from now on; requests in progress keep theirs.</summary>
    internal void Use(Analyzer analyzer) => _usual = analyzer;

    /// <summary>Prepares for messages of one client.</summary>
    /// <exception cref="ProblemException">A declaration is invalid, or asks for what is not allowed.</exception>
    internal Job For(Declarations declared)
    {
        var names = NamesFor(declared.LooksUpNames);
        var reading = new MailReadOptions { HashBodies = names.IsOn, Inner = declared.Inner };
        var usual = _usual;
        if (declared.AreUsual && names == _options.Analysis.Names)
        {
            return new Job(usual, reading, _metrics);
        }

        try
        {
            return new Job(usual.For(declared.Trust, declared.Gateways, declared.Sites, names), reading, _metrics);
        }
        catch (FormatException e)
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "Invalid declaration", e.Message);
        }
    }

    /// <summary>Waits until many messages may be analyzed; <see cref="LeaveMany"/> has to follow.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    internal Task EnterManyAsync(CancellationToken cancellation) => _mailboxes.WaitAsync(cancellation);

    /// <summary>Many messages have been analyzed.</summary>
    internal void LeaveMany() => _mailboxes.Release();

    /// <summary>An analyzer with the usual options, but for the names.</summary>
    internal Analyzer With(INameService names) => names == _options.Analysis.Names ? _usual : _usual.For([], [], null, names);

    private INameService NamesFor(bool? asked) => asked switch
    {
        null => _options.Analysis.Names,
        false => NamesOff.Instance,
        true when _options.Analysis.Names.IsOn => _options.Analysis.Names,
        true => _options.NamesOnRequest ?? throw new ProblemException(StatusCodes.Status403Forbidden, "No lookups", "This server queries no name servers"),
    };

    /// <summary>The analysis of one request's messages.</summary>
    internal readonly struct Job(Analyzer analyzer, MailReadOptions reading, WebMetrics metrics)
    {
        /// <summary>Reads content as one message, as a mail server has it.</summary>
        internal MailMessage ReadMessage(MessageContent content, string source, CancellationToken cancellation) => ReadMessage(content, source, default, 0, cancellation);

        /// <summary>Reads content as one message, as a mail server has it: first what is put on top, then the content from an offset on.</summary>
        internal MailMessage ReadMessage(MessageContent content, string source, ReadOnlyMemory<byte> top, long from, CancellationToken cancellation)
        {
            using var stream = new ContentStream(content, cancellation) { Position = from };
            using var window = new ByteWindow(stream);
            using var builder = new MessageBuilder(reading with { Inner = InnerMessages.Never });
            builder.Append(top.Span);
            return MailSource.Whole(window, builder, source);
        }

        /// <summary>Reads content in any form that analyze reads.</summary>
        internal IEnumerable<MailInput> Read(MessageContent content, string source, CancellationToken cancellation) =>
            MailReader.ReadStream(() => new ContentStream(content, cancellation), source, reading);

        /// <summary>Analyzes a message.</summary>
        /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
        internal async ValueTask<Report> AnalyzeAsync(MailMessage message, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var report = await analyzer.AnalyzeAsync(message, cancellation).ConfigureAwait(false);
            metrics.Analyzed(report.Verdict);
            return report;
        }

        /// <summary>Counts what could not be read.</summary>
        internal void CountUnreadable() => metrics.Unreadable();
    }
}
