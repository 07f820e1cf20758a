namespace ForgeryCheck.Smtp.Verbs;

/// <summary>HELO (RFC 5321 section 4.1.1.1).</summary>
internal sealed class HeloVerb() : Hello("HELO", isExtended: false, isLmtp: false);
