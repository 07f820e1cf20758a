using System.Globalization;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Authentication;

/// <summary>The results of verified signatures, in the words of RFC 8601 section 2.7.1.</summary>
internal static class LiveSignatures
{
    /// <summary>The checks, top first; signatures that could not be tested are left out.</summary>
    internal static IEnumerable<AuthCheck> Of(SignatureFacts signatures)
    {
        foreach (var (tags, outcome) in signatures.Dkim)
        {
            if (Result(outcome) is { } result)
            {
                yield return new AuthCheck(AuthMethod.Dkim, result, tags.Domain, "")
                {
                    Detail = Detail(outcome),
                    Mark = new SignatureMark(tags.Selector, tags.Signature),
                };
            }
        }

        if (signatures.Arc is { State: not (ArcState.None or ArcState.NotTestable) } arc)
        {
            var result = arc.State switch { ArcState.Pass => AuthResult.Pass, ArcState.Fail => AuthResult.Fail, _ => AuthResult.TempError };
            yield return new AuthCheck(AuthMethod.Arc, result, arc.Sets.Count > 0 ? arc.Sets[^1].Seal.Tags.Domain : null, "") { Detail = arc.Problem };
        }
    }

    private static AuthResult? Result(SignatureOutcome outcome) => outcome.Result switch
    {
        // Anyone may have added what it leaves open: then it does not vouch for what a reader sees (RFC 6376 sections 8.2 and 8.15).
        SignatureResult.Pass => outcome.IsTesting ? AuthResult.Neutral : LeavesOpen(outcome) ? AuthResult.Policy : AuthResult.Pass,
        SignatureResult.Fail or SignatureResult.BodyAltered => AuthResult.Fail,
        SignatureResult.TempError => AuthResult.TempError,
        SignatureResult.NotTestable => null,
        SignatureResult.WeakAlgorithm or SignatureResult.Expired => AuthResult.Policy,
        _ => AuthResult.PermError,
    };

    private static bool LeavesOpen(SignatureOutcome outcome) => outcome.UnsignedTail > 0 || outcome.Uncovered.Count > 0;

    private static string? Detail(SignatureOutcome outcome) => outcome switch
    {
        { Problem: { } problem } => problem,
        { UnsignedTail: > 0 and var bytes } => string.Create(CultureInfo.InvariantCulture, $"it does not cover the last {bytes:#,0} bytes of the body"),
        { Uncovered: { Count: > 0 } names } => $"it covers only one of the {names[0]} fields",
        _ => null,
    };
}
