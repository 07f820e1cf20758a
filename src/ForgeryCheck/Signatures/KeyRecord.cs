using Org.BouncyCastle.Crypto;

namespace ForgeryCheck.Signatures;

/// <summary>A key record, as published in the DNS (RFC 6376 section 3.6.1).</summary>
internal sealed record KeyRecord
{
    /// <summary>The key; null if there is none, or none that can be used.</summary>
    internal AsymmetricKeyParameter? Key { get; private init; }

    /// <summary>Its length in bits.</summary>
    internal int Bits { get; private init; }

    /// <summary>Why it cannot be used; null if it can.</summary>
    internal SignatureOutcome? Fault { get; init; }

    /// <summary>The algorithm that it is for.</summary>
    internal string Algorithm { get; private init; } = SignatureAlgorithms.Rsa;

    /// <summary>t=y: the signer is only testing.</summary>
    internal bool IsTesting { get; private init; }

    /// <summary>t=s: it signs for its own domain only, not for those below.</summary>
    internal bool IsStrict { get; private init; }

    /// <summary>Reads a record; null if this is none, since other records may have the same name.</summary>
    internal static KeyRecord? TryRead(string text)
    {
        if (TagSpecs.TryRead(text) is not { } specs || specs["p"] is null || specs["v"] is not (null or "DKIM1"))
        {
            return null;
        }

        var flags = specs.Words("t");
        var record = new KeyRecord
        {
            Algorithm = (specs["k"] ?? "rsa") switch { "rsa" => SignatureAlgorithms.Rsa, "ed25519" => SignatureAlgorithms.Ed25519, _ => "" },
            IsTesting = flags.Contains("y"),
            IsStrict = flags.Contains("s"),
        };
        return FaultOf(specs, record) is { } fault ? record with { Fault = fault } : WithKey(record, specs.Compact("p"));
    }

    private static SignatureOutcome? FaultOf(TagSpecs specs, KeyRecord record) =>
        specs["p"]!.Length == 0 ? new(SignatureResult.KeyRevoked, "The signer has withdrawn the key.")
        : record.Algorithm.Length == 0 ? Unusable("The key is for an unknown algorithm (k=).")
        : specs["h"] is not null && !specs.Words("h").Contains("sha256") ? Unusable("The key is not for use with SHA-256 (h=).")
        : specs["s"] is not null && !specs.Words("s").Any(service => service is "*" or "email") ? Unusable("The key is not for mail (s=).")
        : null;

    private static KeyRecord WithKey(KeyRecord record, string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return record with { Fault = Unusable("The key is not valid base64 (p=).") };
        }

        var key = record.Algorithm == SignatureAlgorithms.Rsa ? PublicKeys.Rsa(bytes[..length], out var bits) : PublicKeys.Ed25519(bytes[..length], out bits);
        return bits is > 0 and < SignatureLimits.LeastRsaBits && record.Algorithm == SignatureAlgorithms.Rsa
            ? record with { Bits = bits, Fault = new(SignatureResult.KeyTooShort, "The key is so short that anyone can break it (RFC 8301).") }
            : key is null ? record with { Bits = bits, Fault = Unusable("The key is not a usable public key.") }
            : record with { Bits = bits, Key = key };
    }

    private static SignatureOutcome Unusable(string problem) => new(SignatureResult.NoKey, problem);
}
