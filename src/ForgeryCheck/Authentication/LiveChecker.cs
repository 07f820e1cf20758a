using System.Globalization;
using ForgeryCheck.Names;
using ForgeryCheck.Spf;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Checks SPF, DKIM and DMARC of a message with the DNS of today, where no trusted host recorded the result at the time. The checks run at the same
/// time, each with questions of its own in a fixed order, so that a replay asks the same ones.
/// </summary>
internal static class LiveChecker
{
    internal static async Task<LiveChecks> CheckAsync(INameService names, CheckedMessage message, CancellationToken cancellation)
    {
        var helo = SpfAsync(names, message, ofHelo: true, cancellation);
        var sender = SpfAsync(names, message, ofHelo: false, cancellation);
        List<AuthCheck> checks = [.. await helo.ConfigureAwait(false), .. await sender.ConfigureAwait(false)];
        return new LiveChecks(checks);
    }

    /// <summary>The checks with the day on which the DNS was asked, and how long that is after the mail.</summary>
    internal static LiveChecks Dated(LiveChecks live, IEnumerable<DnsAnswer> answers, DateTimeOffset? handedOver)
    {
        var at = answers.Select(answer => answer.At).DefaultIfEmpty().Max();
        var by = string.Create(CultureInfo.InvariantCulture, $"the DNS of {at.UtcDateTime:yyyy-MM-dd}");
        return new LiveChecks([.. live.Checks.Select(check => check with { By = by, Age = handedOver is { } time ? at - time : null })]);
    }

    private static async Task<IReadOnlyList<AuthCheck>> SpfAsync(INameService names, CheckedMessage message, bool ofHelo, CancellationToken cancellation)
    {
        // Who authenticated to the server may use any name; an address inside a network is in no record.
        var method = ofHelo ? AuthMethod.SpfHelo : AuthMethod.Spf;
        if (message.Client is not { } client || message.IsRecorded(method) || (ofHelo ? message.Helo : message.Sender) is not { Length: > 0 } identity)
        {
            return [];
        }

        var query = ofHelo ? SpfQuery.OfHelo(client, identity) : SpfQuery.OfMailFrom(client, identity, message.Helo ?? "");
        var outcome = await SpfChecker.CheckAsync(names, query, cancellation).ConfigureAwait(false);
        return Result(outcome.Result) is not { } result ? []
            : [new AuthCheck(method, result, outcome.Domain, "") { Detail = outcome.Problem ?? Words(outcome) }];
    }

    private static string? Words(SpfOutcome outcome) =>
        outcome.Mechanism is { } mechanism ? $"{SpfOutcome.Show(mechanism)} of {SpfOutcome.Show(outcome.RecordDomain ?? outcome.Domain)}" : null;

    private static AuthResult? Result(SpfResult result) => result switch
    {
        SpfResult.None => AuthResult.None,
        SpfResult.Neutral => AuthResult.Neutral,
        SpfResult.Pass => AuthResult.Pass,
        SpfResult.Fail => AuthResult.Fail,
        SpfResult.SoftFail => AuthResult.SoftFail,
        SpfResult.TempError => AuthResult.TempError,
        SpfResult.PermError => AuthResult.PermError,
        _ => null,
    };
}
