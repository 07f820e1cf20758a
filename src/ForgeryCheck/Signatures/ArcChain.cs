namespace ForgeryCheck.Signatures;

/// <summary>What an ARC chain shows: which hosts passed the message on, in which order, and what each had found (RFC 8617).</summary>
/// <param name="State">Whether it holds.</param>
/// <param name="Problem">Why it does not, as a sentence; null if it does, or if there is none. Nothing in it comes from the mail.</param>
/// <param name="Sets">The complete sets, the first host's first.</param>
internal sealed record ArcChain(ArcState State, string? Problem, IReadOnlyList<ArcSet> Sets)
{
    /// <summary>There are no ARC fields.</summary>
    internal static ArcChain None { get; } = new(ArcState.None, null, []);

    /// <summary>
    /// The number of the host since which the message is unchanged, as far as signed; 0 if it is not even as the last one passed it on (the oldest-pass
    /// of RFC 8617 section 5.2).
    /// </summary>
    public int UnchangedSince
    {
        get
        {
            var since = 0;
            for (var i = Sets.Count - 1; i >= 0 && Sets[i].Message.Outcome.Result == SignatureResult.Pass; i--)
            {
                since = Sets[i].Instance;
            }

            return since;
        }
    }
}
