using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>Verifies the signatures of one message, once its keys are there. Never throws.</summary>
/// <param name="message">The message.</param>
/// <param name="keys">The keys.</param>
/// <param name="receivedAt">When the message came; null if unknown: then no signature has expired.</param>
internal sealed class SignatureExaminer(MailMessage message, SignatureKeys keys, DateTimeOffset? receivedAt)
{
    private readonly MimeKitVerifier _mimeKit = new();
    private readonly CoveredFields _covered = new(message.Header);
    private long _workLeft = SignatureLimits.Work;

    // A pasted header is rarely what was signed, byte for byte, nor is one of which fields were left out.
    private readonly bool _isAsSent =
        message.BodyHashes is not null && message.Repairs is not { Done.Count: > 0 } && message.Header.Fields.Length < MessageLimits.Fields;

    /// <summary>Verifies a DKIM-Signature or an ARC-Message-Signature.</summary>
    internal VerifiedSignature Examine(SignatureTags signature) => Examine(signature, signature.Names, _covered.Of, WithBody);

    /// <summary>Verifies an ARC-Seal over the ARC fields that it covers.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="names">Their names in the order of signing.</param>
    /// <param name="fields">The fields, the last one first.</param>
    internal VerifiedSignature Examine(SignatureTags seal, IReadOnlyList<string> names, IReadOnlyList<HeaderField> fields) =>
        Examine(seal, names, _ => fields, _ => new(SignatureResult.Pass, null));

    private VerifiedSignature Examine(
        SignatureTags signature, IReadOnlyList<string> names, Func<SignatureTags, IReadOnlyList<HeaderField>> cover, Func<SignatureTags, SignatureOutcome> whenItFits)
    {
        if (signature.Fault is { } fault)
        {
            return new(signature, fault);
        }

        var record = keys.Find(signature);
        var outcome = record.Fault;
        if (outcome is null)
        {
            var fields = cover(signature);
            outcome = fields.Sum(field => field.Length) > SignatureLimits.SignedBytes ? new(SignatureResult.NotTestable, "It covers more than 128 KiB of header.")
                : !MayCompute(record.Bits) ? new(SignatureResult.NotTestable, "The message has too many signatures with long keys.")
                : _mimeKit.Fits(message.Header, signature, names, fields, record.Key!) ? whenItFits(signature) with { FitsHeader = true }
                : _isAsSent ? new(SignatureResult.Fail, "It does not match the header fields that it covers: one of them, or the signature, is not as it was signed.") { FitsHeader = false }
                : new(SignatureResult.NotTestable, "It does not match the header, which was pasted and may not be as it was sent.");
        }

        return new(signature, outcome with { KeyBits = record.Bits, IsTesting = record.IsTesting });
    }

    private bool MayCompute(int bits)
    {
        var work = (long)bits * bits;
        var may = work <= _workLeft;
        _workLeft -= may ? work : 0;
        return may;
    }

    private SignatureOutcome WithBody(SignatureTags signature)
    {
        var uncovered = _covered.Uncovered(signature);
        return Judge(signature, uncovered) with { Uncovered = uncovered };
    }

    private SignatureOutcome Judge(SignatureTags signature, IReadOnlyList<string> uncovered)
    {
        // RFC 5322 section 3.6 allows one From. RFC 6376 section 8.15: the reader may be shown the one that nobody signed.
        if (signature.Kind == SignatureKind.Dkim && uncovered.Contains("from"))
        {
            return new(SignatureResult.Fail, "It matches the header, but covers only one of several From fields.");
        }

        var hashes = message.BodyHashes?.Where(hash => hash.Form == signature.Body).ToList() ?? [];
        if (hashes.Count == 0)
        {
            return new(SignatureResult.NotTestable, "It matches the header; the body is not available.");
        }

        // RFC 6376 section 3.5: l= must not be greater than the body.
        var limit = signature.Body.Limit;
        var same = hashes.Find(hash => hash.Sha256.Span.SequenceEqual(signature.BodyHash.Span) && !(limit > hash.Length));
        if (same is null)
        {
            return IsBodyMissing(hashes[0].Length)
                ? new(SignatureResult.NotTestable, "It matches the header; there is no body.")
                : new(SignatureResult.BodyAltered, "It matches the header, but the body is not the one that was signed.");
        }

        var tail = limit is { } signed ? same.Length - signed : 0;
        return signature.ExpiresAt < receivedAt
            ? new(SignatureResult.Expired, "It matches, but had expired when the message came in.") { UnsignedTail = tail }
            : new(SignatureResult.Pass, null) { UnsignedTail = tail };
    }

    // People and archives keep headers without bodies, with an empty line below; only of mail that the listener took it is sure that nothing was left out.
    private bool IsBodyMissing(long length) => length <= 2 && message.Session is null;
}
