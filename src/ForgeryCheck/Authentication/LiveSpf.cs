using ForgeryCheck.Names;
using ForgeryCheck.Spf;

namespace ForgeryCheck.Authentication;

/// <summary>SPF of the HELO name or of the envelope sender, for the client of the boundary line.</summary>
internal static class LiveSpf
{
    /// <summary>The check; null if it was recorded, or if there is nothing to check.</summary>
    internal static async Task<AuthCheck?> CheckAsync(INameService names, CheckedMessage message, AuthMethod method, CancellationToken cancellation)
    {
        // A client that authenticated to the server may use any name; an address inside a network is in no record.
        var ofHelo = method == AuthMethod.SpfHelo;
        if (message.Client is not { } client || message.IsRecorded(method) || (ofHelo ? message.Helo : message.Sender) is not { Length: > 0 } identity)
        {
            return null;
        }

        var query = ofHelo ? SpfQuery.OfHelo(client, identity) : SpfQuery.OfMailFrom(client, identity, message.Helo ?? "");
        var outcome = await SpfChecker.CheckAsync(names, query, cancellation).ConfigureAwait(false);
        return Result(outcome.Result) is { } result ? new AuthCheck(method, result, outcome.Domain, "") { Detail = outcome.Problem ?? Words(outcome) } : null;
    }

    private static string? Words(SpfOutcome outcome) =>
        outcome.Mechanism is { } mechanism ? $"{NameWords.Show(mechanism)} of {NameWords.Show(outcome.RecordDomain ?? outcome.Domain)}" : null;

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
