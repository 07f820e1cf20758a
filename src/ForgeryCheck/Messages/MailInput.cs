namespace ForgeryCheck.Messages;

/// <summary>What reading a source yields, in the order of the source: a message, or why something could not be read.</summary>
public abstract record MailInput
{
    private MailInput()
    {
    }

    /// <summary>A message was read.</summary>
    public sealed record Read(MailMessage Message) : MailInput;

    /// <summary>Something could not be read; what comes after it still is.</summary>
    /// <param name="Source">The path that failed.</param>
    /// <param name="Reason">One clear sentence, without the path.</param>
    public sealed record Unreadable(string Source, string Reason) : MailInput
    {
        /// <summary>Whether all was read, and there was nothing: an empty file, a folder without mail. That is no fault.</summary>
        public bool IsEmpty { get; init; }
    }
}
