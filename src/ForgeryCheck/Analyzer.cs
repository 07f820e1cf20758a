using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck;

/// <summary>The front door: takes a message and gives a report. Safe to use from many threads at once.</summary>
public sealed class Analyzer
{
    private readonly AnalyzerOptions _options;

    /// <summary>Makes an analyzer.</summary>
    public Analyzer(AnalyzerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Analyzes one message. Never throws for what the message holds.</summary>
    public ValueTask<Report> AnalyzeAsync(MailMessage message, CancellationToken cancellation = default)
    {
        throw new NotImplementedException(_options.ToString() + message + cancellation);
    }
}
