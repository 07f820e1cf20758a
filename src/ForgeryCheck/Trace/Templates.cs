using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>
/// Template variables that a program should have replaced: %HOST%, {HOST}, ${HOST}, $host, %s, [HOST], [[host]], __HOST__, #HOST#, &lt;%= host %&gt;. Signs alone
/// are none: clients write them into their names.
/// </summary>
internal static class Templates
{
    private static readonly SearchValues<byte> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"u8);

    /// <summary>Whether a value contains one.</summary>
    /// <param name="text">The line.</param>
    /// <param name="value">Where in it the value is.</param>
    /// <param name="field">Which value it is.</param>
    internal static bool Has(ReadOnlySpan<byte> text, TextSpan value, TraceField field)
    {
        var word = text.Slice(value.Start, value.Length);
        if (word.Length < 2)
        {
            return false;
        }

        // A person who hides a client's name writes "[HIDDEN]"; not so "[HOST]".
        var bracketed = field is TraceField.By or TraceField.Id && (word[0] == '[' || (value.Start > 0 && text[value.Start - 1] == '['));
        return (word.IndexOfAny("%{$#"u8) >= 0 && (IsPercent(word) || IsBrace(word) || IsDollar(word) || IsBetween(word, "#"u8)))
            || (word[0] == '_' && IsBetween(word, "__"u8))
            || (bracketed && IsPlaceholder(text, value.Start, word));
    }

    private static bool IsHidden(ReadOnlySpan<byte> word) => AsciiWords.Is(word, "hidden"u8) || AsciiWords.Is(word, "redacted"u8) || AsciiWords.Is(word, "removed"u8)
        || AsciiWords.Is(word, "deleted"u8) || AsciiWords.Is(word, "unknown"u8) || AsciiWords.Is(word, "private"u8) || word.IndexOf("XX"u8) >= 0;

    private static bool IsBrace(ReadOnlySpan<byte> word) => word.IndexOf((byte)'{') is >= 0 and var at && word[at..].IndexOf((byte)'}') > 1;

    private static bool IsDollar(ReadOnlySpan<byte> word) => word[0] == '$' && word.Length > 2 && AsciiWords.IsLetter(word[1]);

    /// <summary>"%HOST%", "%%host%%", "%=host%" of "&lt;%=host%&gt;", "&lt;%=", and "%s" or "%05d". "%eth0" is the zone of an address, and "a%b@c" is routed mail.</summary>
    private static bool IsPercent(ReadOnlySpan<byte> word)
    {
        var at = word.IndexOf((byte)'%');
        if (at < 0)
        {
            return false;
        }

        if (at > 0 && word[at - 1] == '<')
        {
            return true;
        }

        var rest = word[(at + 1)..].TrimStart((byte)'%');
        if (rest.IndexOf((byte)'%') is > 0 and var end && (AsciiWords.IsLetter(rest[0]) || (rest[0] == '=' && end > 1)))
        {
            return true;
        }

        var format = rest.TrimStart("0123456789"u8);
        return format.Length > 0 && format[0] is (byte)'s' or (byte)'d' or (byte)'x' or (byte)'u'
            && (format.Length == 1 || !char.IsAsciiLetterOrDigit((char)format[1])) && word.IndexOfAny(":@"u8) < 0;
    }

    /// <summary>A word between two signs.</summary>
    private static bool IsBetween(ReadOnlySpan<byte> word, ReadOnlySpan<byte> sign)
    {
        var rest = word.IndexOf(sign) is >= 0 and var at ? word[(at + sign.Length)..] : default;
        return rest.Length > sign.Length && AsciiWords.IsLetter(rest[0]) && rest.IndexOf(sign) > 1;
    }

    /// <summary>"[HOST]", "[MESSAGE_ID]": capitals alone, where an address belongs; and "[[host]]".</summary>
    private static bool IsPlaceholder(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> word)
    {
        var inner = word.TrimStart((byte)'[').TrimEnd((byte)']');
        if (inner.Length < 2 || !AsciiWords.IsLetter(inner[0]) || IsHidden(inner))
        {
            return false;
        }

        // The second opening bracket is part of the value, the first may be in front of it.
        var isDouble = word.StartsWith("[["u8) || (word[0] == '[' && start > 0 && text[start - 1] == '[');
        return isDouble ? inner.IndexOfAny(":. "u8) < 0 : inner.IndexOfAnyExcept(Capitals) < 0;
    }
}
