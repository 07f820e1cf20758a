namespace ForgeryCheck.Smtp.Verbs;

/// <summary>EHLO (RFC 5321 section 4.1.1.1).</summary>
internal sealed class EhloVerb() : Hello("EHLO", isExtended: true, isLmtp: false);
