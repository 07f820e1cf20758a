using System.Diagnostics.CodeAnalysis;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Web.Analysis;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// Opens messages. If its report is not held any more, it is made again: a stored report is JSON, of which no page can be made. From the same bytes,
/// envelope, session and DNS answers the same report follows, unless rules or declarations have changed since.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which nobody takes the wait handle holds nothing, and this lives as long as the server.")]
internal sealed class MessageOpener(MailAnalysis analysis, MessageSource source)
{
    /// <summary>Bytes of a message in which header and text are looked for.</summary>
    private const int MostRead = 2 << 20;

    /// <summary>How many reports are made again at once: each may read files of many megabytes, and the listener has other things to do.</summary>
    private const int MostAgain = 2;

    private readonly SemaphoreSlim _again = new(MostAgain);

    /// <summary>Opens a message; null if it is gone.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<OpenedMessage?> OpenAsync(MessageRow row, CancellationToken cancellation)
    {
        var held = source.Held(row);
        if (held is { Report: { } report })
        {
            using var start = new MemoryStream();
            var outcome = source.Copy(row, piece => AddStart(start, piece), cancellation);
            return outcome == CopyOutcome.Gone ? null
                : new OpenedMessage(FactsOf(held), held.Dialogue, start.ToArray(), outcome == CopyOutcome.Changed, report, IsAgain: false);
        }

        await _again.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await OpenAgainAsync(row, held, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _again.Release();
        }
    }

    private static KeptFacts FactsOf(HeldMessage held) => new(held.Envelope, held.Session, default);

    private static void AddStart(MemoryStream start, ReadOnlySpan<byte> piece) => start.Write(piece[..(int)Math.Min(piece.Length, MostRead - start.Length)]);

    private async Task<OpenedMessage?> OpenAgainAsync(MessageRow row, HeldMessage? held, CancellationToken cancellation)
    {
        if ((held is not null ? FactsOf(held) : source.FactsOf(row, cancellation)) is not { } facts)
        {
            return null;
        }

        var answers = DnsRecordFile.OfReport(facts.Report);
        INameService names = answers.Count > 0 ? new ReplayedNames(answers) : NamesOff.Instance;
        if (Read(row, facts, names.IsOn, cancellation) is not var (message, start, isChanged))
        {
            return null;
        }

        var report = await analysis.With(names).AnalyzeAsync(message, cancellation).ConfigureAwait(false);
        return new OpenedMessage(facts, held?.Dialogue ?? default, start, isChanged, report, IsAgain: true);
    }

    private (MailMessage Message, byte[] Start, bool IsChanged)? Read(MessageRow row, KeptFacts facts, bool hashBodies, CancellationToken cancellation)
    {
        using var message = new MessageBuilder(new MailReadOptions { HashBodies = hashBodies });
        using var start = new MemoryStream();
        var (builder, first) = (message, start);
        var outcome = source.Copy(
            row,
            piece =>
            {
                builder.Append(piece);
                AddStart(first, piece);
            },
            cancellation);
        return outcome == CopyOutcome.Gone ? null
            : (message.Finish(row.Id, facts.Envelope.ToEnvelope(), facts.Session), start.ToArray(), outcome == CopyOutcome.Changed);
    }
}
