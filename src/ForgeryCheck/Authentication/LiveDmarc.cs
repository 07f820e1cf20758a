using ForgeryCheck.Dmarc;
using ForgeryCheck.Names;

namespace ForgeryCheck.Authentication;

/// <summary>DMARC (RFC 9989): the policy of the author's domain, and whether SPF or a signature meets it.</summary>
internal static class LiveDmarc
{
    /// <summary>The check; null if it was recorded, or if there is no one author.</summary>
    /// <param name="names">Where policies are found.</param>
    /// <param name="message">The message.</param>
    /// <param name="checks">What is known about SPF and DKIM.</param>
    /// <param name="cancellation">Ends the waiting for name servers.</param>
    internal static async Task<AuthCheck?> CheckAsync(
        INameService names, CheckedMessage message, IReadOnlyList<AuthCheck> checks, CancellationToken cancellation)
    {
        if (message.IsRecorded(AuthMethod.Dmarc) || message.Facts.Author is not { Fault: null, Domain: { } domain })
        {
            return null;
        }

        var checker = new DmarcChecker(names, cancellation);
        var policy = await checker.FindAsync(domain).ConfigureAwait(false);
        AuthResult? result = policy.State switch
        {
            DmarcState.None => AuthResult.None,
            DmarcState.Found => await MeetAsync(checker, policy, message, checks).ConfigureAwait(false),
            DmarcState.PermError => AuthResult.PermError,
            DmarcState.TempError => AuthResult.TempError,
            _ => null,
        };
        return result is not { } known ? null : new AuthCheck(AuthMethod.Dmarc, known, policy.AuthorDomain, "")
        {
            Policy = policy.State != DmarcState.Found ? null
                : policy.Request switch { DmarcRequest.Reject => AuthPolicy.Reject, DmarcRequest.Quarantine => AuthPolicy.Quarantine, _ => AuthPolicy.None },
            Detail = policy.Problem ?? (policy.Domain is { } at && at != policy.AuthorDomain ? $"the policy of {at}" : null),
        };
    }

    private static async Task<AuthResult?> MeetAsync(DmarcChecker checker, DmarcPolicy policy, CheckedMessage message, IReadOnlyList<AuthCheck> checks)
    {
        // For a bounce, which has no envelope sender, SPF is that of HELO (RFC 7208 section 2.4). Where it was not checked at all, such as for a client
        // inside the reader's own network, the mail cannot be said to fail.
        var ofSender = message.Sender is "" ? AuthMethod.SpfHelo : AuthMethod.Spf;
        var unknown = !checks.Any(check => check.Method == ofSender);
        foreach (var check in checks.Where(check => check.Method == ofSender || check.Method == AuthMethod.Dkim))
        {
            if (check.Result == AuthResult.Pass && check.Domain is { } domain)
            {
                var alignment = await checker.AlignAsync(policy, domain, check.Method == AuthMethod.Dkim).ConfigureAwait(false);
                if (alignment is DmarcAlignment.Relaxed or DmarcAlignment.Strict)
                {
                    return AuthResult.Pass;
                }

                unknown |= alignment is DmarcAlignment.TempError or DmarcAlignment.NotTestable;
            }

            unknown |= check.Result == AuthResult.TempError;
        }

        // The mail fails only if everything was tested that could have met the policy.
        unknown |= message.Signatures > checks.Count(check => check.Method == AuthMethod.Dkim);
        return unknown ? null : AuthResult.Fail;
    }
}
