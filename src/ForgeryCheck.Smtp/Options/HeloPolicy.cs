namespace ForgeryCheck.Smtp.Options;

/// <summary>Which arguments of HELO, EHLO and LHLO are accepted.</summary>
public enum HeloPolicy
{
    /// <summary>Domains and address literals, with what many hosts get wrong: single labels, underscores, bare addresses.</summary>
    Strict,

    /// <summary>Anything, even nothing: what is no name is recorded as it came, and noted as a syntax error.</summary>
    Any,
}
