namespace ForgeryCheck.Messages;

/// <summary>
/// Recognises two headers that a person pasted one below the other. No message has two authors' fields (RFC 5322 section 3.6), but a sender could write
/// such a header to have his own lines passed over: so they are examined as one header, and the reader is warned.
/// </summary>
internal static class SecondHeader
{
    /// <summary>Whether a header goes on with another one: below its From there are Received lines, another From, and another field that occurs once.</summary>
    internal static bool IsIn(HeaderBlock header)
    {
        var (author, below, second) = (false, false, false);
        var (before, after) = (Once.None, Once.None);
        foreach (var field in header.Fields)
        {
            if (header.Is(field, "Received"u8))
            {
                below |= author;
            }
            else if (header.Is(field, "From"u8))
            {
                second |= below;
                author = true;
            }
            else if (below)
            {
                after |= OnceOf(header, field);
            }
            else
            {
                before |= OnceOf(header, field);
            }
        }

        return second && (before & after) != Once.None;
    }

    private static Once OnceOf(HeaderBlock header, HeaderField field) =>
        header.Is(field, "Date"u8) ? Once.Date : header.Is(field, "Subject"u8) ? Once.Subject : header.Is(field, "Message-ID"u8) ? Once.MessageId : Once.None;

    [Flags]
    private enum Once
    {
        None = 0,
        Date = 1,
        Subject = 2,
        MessageId = 4,
    }
}
