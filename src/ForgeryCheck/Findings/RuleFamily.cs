namespace ForgeryCheck.Findings;

/// <summary>Rules that examine the same kind of evidence: their findings are not independent, so a family has a cap.</summary>
public enum RuleFamily
{
    /// <summary>Whether the message's path is continuous. FC1nn.</summary>
    Continuity,

    /// <summary>Whether HELO, reverse DNS and address agree. FC2nn.</summary>
    Consistency,

    /// <summary>Whether lines were typed, or written by a forging program. FC3nn.</summary>
    Appended,

    /// <summary>What queue ids encode. FC3nn.</summary>
    Identifiers,

    /// <summary>Times. FC4nn.</summary>
    Clock,

    /// <summary>Envelope and authentication. FC5nn.</summary>
    Envelope,

    /// <summary>What the listener saw of the SMTP session. FC6nn.</summary>
    Session,

    /// <summary>Whether the host at the hand-over is who it says it is. FC7nn.</summary>
    Client,

    /// <summary>Whether the client, or a signature, is authorised by the author's domain. FC8nn.</summary>
    Author,
}
