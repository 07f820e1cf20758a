namespace ForgeryCheck.Smtp.Wire;

/// <summary>How a connection is encrypted.</summary>
/// <param name="Version">"TLSv1.3".</param>
/// <param name="Cipher">The cipher suite by its IANA name.</param>
internal sealed record TlsState(string Version, string Cipher);
