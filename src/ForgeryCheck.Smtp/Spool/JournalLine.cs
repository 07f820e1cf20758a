namespace ForgeryCheck.Smtp.Spool;

/// <summary>The journal line of a message whose facts file is still to be written.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Offset">Where the line starts.</param>
/// <param name="Length">Length of the line without its end.</param>
/// <param name="Name">The message's file.</param>
internal sealed record JournalLine(MaildirJournal Journal, long Offset, int Length, string Name);
