using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Streams.Carrying;

namespace ForgeryCheck.Streams.Submitting;

/// <summary>How far a submission got.</summary>
/// <param name="Done">The number of inputs dealt with.</param>
/// <param name="Hash">A hash of all of them, in order.</param>
internal readonly record struct ResumeMark(long Done, string Hash)
{
    /// <summary>Nothing is done.</summary>
    internal static ResumeMark Start { get; } = new(0, "");

    /// <summary>With one input more.</summary>
    internal ResumeMark Next(MailInput input) =>
        new(Done + 1, MessageId.Hash(Encoding.UTF8.GetBytes(Hash + (input is MailInput.Read { Message: var message } ? message.Sha256 : "-"))));
}
