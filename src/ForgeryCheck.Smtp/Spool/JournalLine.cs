namespace ForgeryCheck.Smtp.Spool;

/// <summary>Where a message that waits for its facts stands in a journal.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Offset">Where its line begins.</param>
/// <param name="Length">Bytes of the line without its end.</param>
/// <param name="Name">The message's file.</param>
internal sealed record JournalLine(MaildirJournal Journal, long Offset, int Length, string Name);
