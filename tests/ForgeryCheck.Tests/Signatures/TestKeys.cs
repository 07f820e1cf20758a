using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>Keys made for one run of the tests, and the records that publish them.</summary>
internal static class TestKeys
{
    private static readonly Lazy<RSA> LazyRsa = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> LazyOther = new(() => RSA.Create(1024));
    private static readonly Lazy<RSA> LazyShort = new(() => RSA.Create(768));

    private static readonly Lazy<AsymmetricKeyParameter> LazyMimeKit = new(() => DotNetUtilities.GetRsaKeyPair(Rsa).Private);

    internal static RSA Rsa => LazyRsa.Value;

    /// <summary>The same in the form that MimeKit signs with.</summary>
    internal static AsymmetricKeyParameter MimeKitRsa => LazyMimeKit.Value;

    internal static RSA Other => LazyOther.Value;

    internal static RSA Short => LazyShort.Value;

    internal static Ed25519PrivateKeyParameters Ed25519 { get; } = new(new SecureRandom());

    internal static string Ed25519Record => "v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(Ed25519.GeneratePublicKey().GetEncoded());

    internal static string Record(RSA key, string more = "") => $"v=DKIM1; k=rsa; {more}p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";

    /// <summary>A name server that has the keys of example.org: "rsa", "other", "short" and "ed".</summary>
    internal static KeyServer Server() => new KeyServer()
        .With("rsa._domainkey.example.org", Record(Rsa))
        .With("other._domainkey.example.org", Record(Other))
        .With("short._domainkey.example.org", Record(Short))
        .With("ed._domainkey.example.org", Ed25519Record);
}
