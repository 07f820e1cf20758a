namespace ForgeryCheck.Smtp.Policy;

/// <summary>Which recipients are accepted. Refusals take precedence over drops, and drops over the accept list; an empty accept list accepts everything.</summary>
internal sealed class RecipientPolicy
{
    private readonly RecipientList _accept;
    private readonly RecipientList _refuse;
    private readonly RecipientList _drop;

    /// <summary>Parses the lists.</summary>
    /// <exception cref="FormatException">An entry is invalid; the message names it.</exception>
    internal RecipientPolicy(IReadOnlyList<string> accept, IReadOnlyList<string> refuse, IReadOnlyList<string> drop) =>
        (_accept, _refuse, _drop) = (new(accept, "--accept"), new(refuse, "--refuse"), new(drop, "--drop"));

    /// <summary>What becomes of mail for a recipient, given as in RCPT without the angle brackets.</summary>
    internal RecipientDecision Decide(string recipient)
    {
        var address = RecipientAddress.Normalize(recipient);
        return _refuse.Holds(address) ? RecipientDecision.Refuse
            : _drop.Holds(address) ? RecipientDecision.Drop
            // RFC 5321 section 4.5.1: postmaster without a domain belongs to this host, whatever domains it accepts.
            : _accept.IsEmpty || address == RecipientAddress.Postmaster || _accept.Holds(address) ? RecipientDecision.Accept
            : RecipientDecision.Refuse;
    }
}
