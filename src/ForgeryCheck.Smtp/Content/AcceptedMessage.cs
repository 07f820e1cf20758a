using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Content;

/// <summary>
/// A completely received message, ready to be stored or forwarded: <see cref="Top"/>, then <see cref="Content"/> from <see cref="Skip"/> on. These
/// are its bytes wherever it goes.
/// </summary>
/// <param name="Id">The id in our Received line: letters and digits only, unique on this host over time, so usable as a file name.</param>
/// <param name="Top">What we prepend: our Received line and any result fields; then the header, rewritten, if fields of it had to be renamed.</param>
/// <param name="Content">What the client sent.</param>
/// <param name="Skip">Bytes of the content that <see cref="Top"/> replaces; 0 if the header is unchanged.</param>
/// <param name="Envelope">The envelope.</param>
/// <param name="Session">What the listener saw.</param>
internal sealed record AcceptedMessage(
    string Id, ReadOnlyMemory<byte> Top, MessageContent Content, long Skip, MailEnvelope Envelope, SessionFacts Session)
{
    /// <summary>Total length in bytes.</summary>
    internal long Length => Top.Length + Content.Length - Skip;
}
