namespace ForgeryCheck.Findings;

/// <summary>Rules that look at the same thing: their findings are not independent, so a family has a cap.</summary>
public enum RuleFamily
{
    /// <summary>Does the mail's way hang together? FC1nn.</summary>
    Continuity,

    /// <summary>Do HELO, reverse DNS and address agree? FC2nn.</summary>
    Consistency,

    /// <summary>Were lines typed or made by a forging program? FC3nn.</summary>
    Appended,

    /// <summary>What queue ids tell. FC3nn.</summary>
    Identifiers,

    /// <summary>Times. FC4nn.</summary>
    Clock,

    /// <summary>Envelope and authentication. FC5nn.</summary>
    Envelope,

    /// <summary>What the listener saw of the SMTP session. FC6nn.</summary>
    Session,
}
