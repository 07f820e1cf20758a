namespace ForgeryCheck.Signatures;

/// <summary>The algorithms that prove something (RFC 8301 section 3, RFC 8463).</summary>
internal static class SignatureAlgorithms
{
    /// <summary>RSA with SHA-256.</summary>
    internal const string Rsa = "rsa-sha256";

    /// <summary>Ed25519 with SHA-256.</summary>
    internal const string Ed25519 = "ed25519-sha256";
}
