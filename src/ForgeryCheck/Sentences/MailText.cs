namespace ForgeryCheck.Sentences;

/// <summary>Text from the mail in the sentences of findings: a value may be 64 KiB long, a sentence may not.</summary>
internal static class MailText
{
    private const int Longest = 120;

    /// <summary>The text, cut if it is too long to read. Reports escape it.</summary>
    internal static string Clip(string? text)
    {
        if (text is null || text.Length <= Longest)
        {
            return text ?? "";
        }

        // Not between the halves of a surrogate pair: the rest must still be text.
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text.AsSpan(0, end), "...");
    }

    /// <summary>The text in quotes.</summary>
    internal static string Quote(string? text) => $"\"{Clip(text)}\"";
}
