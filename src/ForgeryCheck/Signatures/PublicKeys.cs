using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Utilities;

namespace ForgeryCheck.Signatures;

/// <summary>Decodes public keys. Sizes are checked before anything is computed with them, since anybody may publish them.</summary>
internal static class PublicKeys
{
    /// <summary>
    /// An RSA key: in the form that everybody publishes (SubjectPublicKeyInfo, RFC 5280 section 4.1), or in the one that RFC 6376 section 3.6.1 names
    /// (RSAPublicKey, RFC 8017 appendix A.1.1). Null if it is neither, or too long; with its length where that is known.
    /// </summary>
    internal static AsymmetricKeyParameter? Rsa(byte[] der, out int bits)
    {
        bits = 0;
        try
        {
            var parts = Parts(der);
            bits = parts.Modulus.BitLength;
            if (bits > SignatureLimits.MostRsaBits || parts.PublicExponent.BitLength > SignatureLimits.ExponentBits)
            {
                return null;
            }

            // BouncyCastle tests first whether the modulus is a prime by mistake, which for long keys takes seconds. The publisher of such a key harms
            // nobody else.
            return Properties.WithThreadProperty(
                Properties.RsaAllowUnsafeModulus, "true", parts, static key => new RsaKeyParameters(isPrivate: false, key.Modulus, key.PublicExponent));
        }
#pragma warning disable CA1031 // BouncyCastle throws many kinds for damaged bytes (argument, cast, format, end of stream); none may abort an analysis.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>An Ed25519 key: 32 bytes (RFC 8463 section 4). Null if it is none.</summary>
    internal static AsymmetricKeyParameter? Ed25519(byte[] bytes, out int bits)
    {
        bits = bytes.Length * 8;
        try
        {
            return bytes.Length == Ed25519PublicKeyParameters.KeySize ? new Ed25519PublicKeyParameters(bytes) : null;
        }
        catch (ArgumentException)
        {
            return null; // no point of the curve
        }
    }

    private static RsaPublicKeyStructure Parts(byte[] der)
    {
        var outer = Asn1Sequence.GetInstance(der);
        if (outer[0] is not Asn1Sequence)
        {
            return RsaPublicKeyStructure.GetInstance(outer);
        }

        var info = SubjectPublicKeyInfo.GetInstance(outer);
        return info.Algorithm.Algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption)
            ? RsaPublicKeyStructure.GetInstance(info.ParsePublicKey())
            : throw new FormatException("not an RSA key");
    }
}
