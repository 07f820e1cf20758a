using ForgeryCheck.Hosts;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Accuracy.Splitting;

/// <summary>Tells one sender of mail from another: by the organisation that the Message-ID names, else by that of From.</summary>
internal sealed class Senders(Organisations organisations)
{
    internal string Of(Report report)
    {
        var host = After(report.MessageId, '@') ?? After(report.From, '@');
        return host is null ? report.HandOver?.Address?.ToString() ?? "nobody" : organisations.Of(host) ?? host;
    }

    private static string? After(string? text, char mark)
    {
        var at = text?.LastIndexOf(mark) ?? -1;
        return at < 0 ? null : text![(at + 1)..].Trim('>', ' ', '"', '.').ToLowerInvariant() is { Length: > 0 } host ? host : null;
    }
}
