using ForgeryCheck.Messages;
using ForgeryCheck.Names;

namespace ForgeryCheck.Signatures;

/// <summary>Verifies the DKIM and ARC signatures of messages.</summary>
internal static class SignatureVerifier
{
    /// <summary>Verifies the signatures of a message. Never throws, whatever the message and the name servers hold.</summary>
    /// <param name="message">The message, read with <see cref="MailReadOptions.HashBodies"/>; otherwise only its header can be tested.</param>
    /// <param name="names">Where the keys are.</param>
    /// <param name="receivedAt">When the message came; null if unknown.</param>
    /// <param name="cancellation">Ends the waiting for name servers.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static async ValueTask<SignatureFacts> VerifyAsync(
        MailMessage message, INameService names, DateTimeOffset? receivedAt, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(names);
        var header = message.Header;
        var dkim = Dkim(header, out var leftOut);
        var arc = ArcFields.Read(header);
        if (dkim.Count == 0 && !arc.Any)
        {
            return SignatureFacts.None;
        }

        var keys = await SignatureKeys.GatherAsync(names, dkim.Concat(ArcExaminer.ToVerify(arc)), cancellation).ConfigureAwait(false);
        var examiner = new SignatureExaminer(message, keys, receivedAt);
        return new SignatureFacts
        {
            Dkim = dkim.ConvertAll(examiner.Examine),
            LeftOut = leftOut,
            Arc = ArcExaminer.Examine(header, arc, examiner),
            Answers = keys.Answers,
        };
    }

    private static List<SignatureTags> Dkim(HeaderBlock header, out int leftOut)
    {
        var found = new List<SignatureTags>();
        leftOut = 0;
        foreach (var field in header.Fields)
        {
            if (!header.Is(field, "DKIM-Signature"u8))
            {
                continue;
            }

            if (found.Count < SignatureLimits.Signatures)
            {
                found.Add(SignatureReader.Read(header, field, SignatureKind.Dkim));
            }
            else
            {
                leftOut++;
            }
        }

        return found;
    }
}
