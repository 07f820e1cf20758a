namespace ForgeryCheck.Dmarc;

/// <summary>A DMARC policy record (RFC 9989 section 4.7).</summary>
internal sealed record DmarcRecord
{
    /// <summary>What is asked for mail from the domain itself.</summary>
    public DmarcRequest Policy { get; init; }

    /// <summary>What is asked for mail from subdomains ("sp"); null for the same.</summary>
    public DmarcRequest? SubdomainPolicy { get; init; }

    /// <summary>What is asked for mail from subdomains that do not exist ("np"); null for the same as for those that do.</summary>
    public DmarcRequest? MissingPolicy { get; init; }

    /// <summary>Whether the domain of a DKIM signature must be the author's domain itself ("adkim=s").</summary>
    public bool IsDkimStrict { get; init; }

    /// <summary>Whether the domain that SPF passed must be the author's domain itself ("aspf=s").</summary>
    public bool IsSpfStrict { get; init; }

    /// <summary>The place of the domain in the DNS ("psd").</summary>
    public DmarcRole Role { get; init; }

    /// <summary>Whether the owner is only testing the policy ("t=y").</summary>
    public bool IsTest { get; init; }

    /// <summary>The tag whose value makes the record unusable, as published (section 4.10.1); null if there is none.</summary>
    public string? BrokenTag { get; init; }

    /// <summary>Whether something else is asked for subdomains that do not exist than for those that do.</summary>
    public bool TellsMissingApart => MissingPolicy is { } missing && missing != (SubdomainPolicy ?? Policy);

    /// <summary>What is asked for mail from a subdomain.</summary>
    internal DmarcRequest ForSubdomain(bool isMissing) => (isMissing ? MissingPolicy : null) ?? SubdomainPolicy ?? Policy;
}
