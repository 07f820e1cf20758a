namespace ForgeryCheck.Smtp.Verbs;

/// <summary>LHLO (RFC 2033 section 4.1).</summary>
internal sealed class LhloVerb() : Hello("LHLO", isExtended: true, isLmtp: true);
