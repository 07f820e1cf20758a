using System.Text;
using ForgeryCheck.Laboratory.Tests.World;
using MimeKit;
using MimeKit.Cryptography;

namespace ForgeryCheck.Laboratory.Tests.Mail;

/// <summary>What an attacker adds to be believed.</summary>
internal static class Signature
{
    /// <summary>Signs a message (RFC 6376) with a key, in the name of any domain.</summary>
    internal static string Sign(string text, DkimKey key, string domain, string selector, TimeSpan ago = default)
    {
        using var pem = new MemoryStream(Encoding.ASCII.GetBytes(key.Pem));
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        var message = MimeMessage.Load(source);
        var signer = new SignerOf(DateTimeOffset.UtcNow - ago, pem, domain, selector)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
        signer.Sign(message, (HeaderId[])[HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId]);
        return $"DKIM-Signature: {message.Headers[HeaderId.DkimSignature]}\n{text}";
    }

    /// <summary>Results that the receiver's own filter seems to have written (RFC 8601).</summary>
    internal static string Results(Host receiver) =>
        $"Authentication-Results: {receiver};\n\tdkim=pass header.d=galangal.org;\n\tspf=pass smtp.mailfrom=galangal.org;\n\tdmarc=pass header.from=galangal.org\n";

    /// <summary>A sealed chain of one list (RFC 8617), whose seals are nothing but letters.</summary>
    internal static string Arc(Host list)
    {
        var seal = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('x', 256)));
        return $"""
            ARC-Seal: i=1; a=rsa-sha256; t={DateTimeOffset.UtcNow.ToUnixTimeSeconds()}; cv=none; d={list}; s=arc; b={seal}
            ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d={list}; s=arc; h=from:to:subject:date; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b={seal}
            ARC-Authentication-Results: i=1; {list}; dkim=pass header.d=galangal.org; spf=pass smtp.mailfrom=galangal.org; dmarc=pass header.from=galangal.org

            """;
    }

    private sealed class SignerOf(DateTimeOffset made, Stream key, string domain, string selector) : DkimSigner(key, domain, selector)
    {
        protected override long GetTimestamp() => made.ToUnixTimeSeconds();
    }
}
