using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>An item read from a source, in the order of the source: a message, or why something could not be read.</summary>
public abstract record MailInput
{
    private MailInput()
    {
    }

    /// <summary>A message was read.</summary>
    public sealed record Read(MailMessage Message) : MailInput;

    /// <summary>Something could not be read; reading continues after it.</summary>
    /// <param name="Source">The path that failed.</param>
    /// <param name="Reason">One clear sentence, without the path.</param>
    public sealed record Unreadable(string Source, string Reason) : MailInput
    {
        /// <summary>Whether everything was read and there was nothing: an empty file, a folder without mail. That is not an error.</summary>
        public bool IsEmpty { get; init; }

        /// <summary>Whether a message was read, and a limit left out part of it: fields, or messages attached to it. A hostile sender may have hidden them there.</summary>
        public bool IsRest { get; init; }
    }
}
