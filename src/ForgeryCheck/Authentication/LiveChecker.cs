using System.Globalization;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Checks SPF, DKIM, ARC and DMARC of a message with the DNS of today; what a trusted host recorded at the time is not checked again, but for signatures.
/// Each check asks its questions in a fixed order, so that a replay asks the same ones.
/// </summary>
internal static class LiveChecker
{
    internal static async Task<LiveChecks> CheckAsync(INameService names, CheckedMessage message, CancellationToken cancellation)
    {
        var helo = LiveSpf.CheckAsync(names, message, AuthMethod.SpfHelo, cancellation);
        var sender = LiveSpf.CheckAsync(names, message, AuthMethod.Spf, cancellation);
        var signatures = await SignatureVerifier.VerifyAsync(message.Message, names, message.Chain.HandOver?.Time, cancellation).ConfigureAwait(false);

        List<AuthCheck> checks = [];
        Add(checks, await helo.ConfigureAwait(false));
        Add(checks, await sender.ConfigureAwait(false));
        checks.AddRange(LiveSignatures.Of(signatures));
        Add(checks, await LiveDmarc.CheckAsync(names, message, [.. message.Facts.Recorded, .. checks], cancellation).ConfigureAwait(false));
        return new LiveChecks(checks);
    }

    /// <summary>The checks with the day on which the DNS was asked, and how long that is after the mail.</summary>
    internal static LiveChecks Dated(LiveChecks live, IEnumerable<DnsAnswer> answers, DateTimeOffset? handedOver)
    {
        var at = answers.Select(answer => answer.At).DefaultIfEmpty().Max();
        var age = AnswerAge.Of(answers, handedOver);
        var by = string.Create(CultureInfo.InvariantCulture, $"the DNS of {at.UtcDateTime:yyyy-MM-dd}");
        return new LiveChecks([.. live.Checks.Select(check => check with { By = by, Age = age })]);
    }

    private static void Add(List<AuthCheck> checks, AuthCheck? check)
    {
        if (check is not null)
        {
            checks.Add(check);
        }
    }
}
