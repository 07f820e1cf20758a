using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Content;

/// <summary>
/// A message that was received whole, ready to be kept or passed on: <see cref="Top"/>, then <see cref="Content"/> from <see cref="Skip"/> on. Those are
/// its bytes wherever it goes.
/// </summary>
/// <param name="Id">The id in our Received line: letters and digits only, unique for this host over time, so fit for a file name.</param>
/// <param name="Top">What we put above: our Received line, and result fields where they are asked for; the rewritten header follows where fields of it had to be renamed.</param>
/// <param name="Content">What the client sent.</param>
/// <param name="Skip">Bytes of the content that <see cref="Top"/> holds rewritten; 0 where the header stays as it came.</param>
/// <param name="Envelope">The envelope.</param>
/// <param name="Session">What the listener saw.</param>
internal sealed record AcceptedMessage(
    string Id, ReadOnlyMemory<byte> Top, MessageContent Content, long Skip, MailEnvelope Envelope, SessionFacts Session)
{
    /// <summary>All its bytes.</summary>
    internal long Length => Top.Length + Content.Length - Skip;
}
