using System.Buffers.Text;
using System.Text;
using NATS.NKeys;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>The tokens by which a NATS operator, account and user are known, as nsc makes them.</summary>
internal static class NatsToken
{
    /// <summary>Signs claims.</summary>
    internal static string Sign(KeyPair issuer, KeyPair subject, string name, string claims)
    {
        var header = Encode("""{"typ":"JWT","alg":"ed25519-nkey"}""");
        var body = Encode($$"""{"jti":"x","iat":1700000000,"iss":"{{issuer.GetPublicKey()}}","name":"{{name}}","sub":"{{subject.GetPublicKey()}}","nats":{{claims}}}""");
        var signature = new byte[64];
        issuer.Sign(Encoding.ASCII.GetBytes($"{header}.{body}"), signature);
        return $"{header}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
