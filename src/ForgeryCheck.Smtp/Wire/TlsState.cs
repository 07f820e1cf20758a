namespace ForgeryCheck.Smtp.Wire;

/// <summary>The TLS parameters of a connection.</summary>
/// <param name="Version">"TLSv1.3".</param>
/// <param name="Cipher">The IANA name of the cipher suite.</param>
internal sealed record TlsState(string Version, string Cipher);
