using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>
/// Signs as RFC 6376 says, written without MimeKit and without the code under test, so that a mistake of either shows; and signs what they would refuse
/// to sign.
/// </summary>
internal sealed partial record TestSigner
{
    internal RSA Key { get; init; } = TestKeys.Rsa;

    internal string Domain { get; init; } = "example.org";

    internal string Selector { get; init; } = "rsa";

    internal string Algorithm { get; init; } = "rsa-sha256";

    internal string Canonicalization { get; init; } = "relaxed/relaxed";

    internal string Names { get; init; } = "from:to:subject:date";

    /// <summary>Further tags: "x=1714557582;".</summary>
    internal string More { get; init; } = "";

    internal int? Limit { get; init; }

    /// <summary>The message with a signature on top. All its lines end with CRLF.</summary>
    internal string Sign(string message)
    {
        var (header, body) = Split(message);
        var canonical = Body(body);
        canonical = canonical[..Math.Min(Limit ?? canonical.Length, canonical.Length)];
        var limit = Limit is { } length ? string.Create(CultureInfo.InvariantCulture, $" l={length};") : "";
        var tags = $" v=1; a={Algorithm}; c={Canonicalization}; d={Domain}; s={Selector};{limit} {More}\r\n\th={Names};\r\n\tbh={Convert.ToBase64String(SHA256.HashData(Bytes(canonical)))};\r\n\tb=";
        var signature = Convert.ToBase64String(SignData(Bytes(Covered(header) + Field("DKIM-Signature", tags + "\r\n")[..^2])));
        return $"DKIM-Signature:{tags}{signature[..40]}\r\n\t {signature[40..]}\r\n{message}";
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static (string Header, string Body) Split(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (message[..(end + 2)], message[(end + 4)..]);
    }

    private bool IsHeaderRelaxed => Canonicalization.StartsWith("relaxed", StringComparison.Ordinal);

    private bool IsBodyRelaxed => Canonicalization.EndsWith("/relaxed", StringComparison.Ordinal);

    private byte[] SignData(byte[] data)
    {
        if (Algorithm != "ed25519-sha256")
        {
            return Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        var hash = SHA256.HashData(data);
        var signature = new byte[64];
        TestKeys.Ed25519.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519, null, hash, 0, hash.Length, signature, 0);
        return signature;
    }

    private string Covered(string header)
    {
        var fields = FieldPattern().Matches(header).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value)).ToList();
        var text = "";
        foreach (var name in Names.Split(':').Select(n => n.Trim()))
        {
            var at = fields.FindLastIndex(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                text += Field(fields[at].Name, fields[at].Value);
                fields.RemoveAt(at);
            }
        }

        return text;
    }

    private string Field(string name, string value) => IsHeaderRelaxed
        ? $"{name.ToLowerInvariant()}:{Blanks().Replace(value.Replace("\r\n", "", StringComparison.Ordinal), " ").Trim(' ')}\r\n"
        : $"{name}:{value}";

    private string Body(string body)
    {
        if (IsBodyRelaxed)
        {
            body = Blanks().Replace(body, " ").Replace(" \r\n", "\r\n", StringComparison.Ordinal).TrimEnd(' ');
        }

        body = body.Length > 0 && !body.EndsWith("\r\n", StringComparison.Ordinal) ? body + "\r\n" : body;
        while (body.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            body = body[..^2];
        }

        return body is "" or "\r\n" ? (IsBodyRelaxed ? "" : "\r\n") : body;
    }

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("([^: ]+):((?:[^\r]|\r\n[ \t])*\r\n)")]
    private static partial Regex FieldPattern();
}
