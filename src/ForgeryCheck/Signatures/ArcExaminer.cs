using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>Verifies an ARC chain (RFC 8617 section 5.2).</summary>
internal static class ArcExaminer
{
    private static readonly string[] Names = ["arc-authentication-results", "arc-message-signature", "arc-seal"];

    /// <summary>The signatures of a chain that have to be verified, the last host's first; none if the chain is broken as it is.</summary>
    internal static IEnumerable<SignatureTags> ToVerify(ArcFields arc) =>
        arc.Problem is not null ? [] : arc.Sets.Reverse().SelectMany(set => new[] { set.Message!, set.Seal! });

    /// <summary>Verifies a chain.</summary>
    internal static ArcChain Examine(HeaderBlock header, ArcFields arc, SignatureExaminer examiner)
    {
        if (!arc.Any)
        {
            return ArcChain.None;
        }

        var sets = arc.Sets;
        var examined = sets.Select((set, i) =>
        {
            var (host, results) = set.ReadResults(header);
            return arc.Problem is null
                ? new ArcSet(set.Instance, host, results, examiner.Examine(set.Message!), Seal(sets, i, examiner))
                : new ArcSet(set.Instance, host, results, Unverified(set.Message!), Unverified(set.Seal!));
        }).ToList();
        return arc.Problem is null ? Judge(examined) : new ArcChain(ArcState.Fail, arc.Problem, examined);
    }

    private static VerifiedSignature Unverified(SignatureTags signature) =>
        new(signature, signature.Fault ?? new(SignatureResult.NotTestable, "The chain is broken in itself, so its keys were not looked up."));

    // RFC 8617 section 5.1.1: a seal covers the sets up to its own, its own field without the signature at the end. The lowest field is signed first.
    private static VerifiedSignature Seal(IReadOnlyList<WrittenArcSet> sets, int last, SignatureExaminer examiner)
    {
        var names = Enumerable.Repeat(Names, last + 1).SelectMany(n => n).SkipLast(1).ToList();
        var fields = sets.Take(last).Reverse().SelectMany(set => new[] { set.Results, set.Message!.Field, set.Seal!.Field })
            .Prepend(sets[last].Message!.Field).Prepend(sets[last].Results).ToList();
        return examiner.Examine(sets[last].Seal!, names, fields);
    }

    private static ArcChain Judge(List<ArcSet> sets)
    {
        // Of the message signatures only the last one has to match: a host that changed the message signed it anew.
        var state = ArcState.Pass;
        string? problem = null;
        foreach (var (what, outcome) in sets.Select(set => ("A seal", set.Seal.Outcome)).Prepend(("The last host's signature", sets[^1].Message.Outcome)))
        {
            var one = StateOf(outcome.Result);
            if (one != ArcState.Pass && (problem is null || (one == ArcState.Fail && state != ArcState.Fail)))
            {
                (state, problem) = (one, $"{what} did not pass: {outcome.Problem}");
            }
        }

        return new ArcChain(state, problem, sets);
    }

    private static ArcState StateOf(SignatureResult result) => result switch
    {
        SignatureResult.Pass => ArcState.Pass,
        SignatureResult.NoKey or SignatureResult.KeyRevoked => ArcState.NoKey,
        SignatureResult.TempError => ArcState.TempError,
        SignatureResult.NotTestable => ArcState.NotTestable,
        _ => ArcState.Fail,
    };
}
