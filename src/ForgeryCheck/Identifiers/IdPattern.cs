namespace ForgeryCheck.Identifiers;

/// <summary>
/// The form of an id, as written in rules/provider-facts.json: literal text, and in braces what may vary: {digits}, {hex}, {letters}, {word} (letters
/// and digits) and {any}, each one or more characters, or exactly the given number ({hex:32}). {google}, {google-address} and {google-hex} alone
/// stand for the forms of Google's ids. No regular expressions: a table must not be able to make the program slow.
/// </summary>
internal sealed class IdPattern
{
    private readonly Part[] _parts;
    private readonly GoogleForm? _google;

    private IdPattern(Part[] parts, GoogleForm? google)
    {
        _parts = parts;
        _google = google;
    }

    private enum Run
    {
        Literal,
        Digits,
        Hex,
        Letters,
        Word,
        Any,
    }

    /// <summary>Parses a pattern.</summary>
    /// <exception cref="FormatException">It has an unclosed brace, or an unknown word in braces.</exception>
    internal static IdPattern Parse(string text)
    {
        switch (text)
        {
            case "{google}":
                return new IdPattern([], GoogleForm.Plain);
            case "{google-address}":
                return new IdPattern([], GoogleForm.Address);
            case "{google-hex}":
                return new IdPattern([], GoogleForm.Hexadecimal);
            default:
                break;
        }

        var parts = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var end = open < 0 ? text.Length : open;
            if (end > at)
            {
                parts.Add(new Part(Run.Literal, System.Text.Encoding.UTF8.GetBytes(text[at..end]), 0));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            parts.Add(close < 0 ? throw new FormatException($"\"{text}\": a brace is not closed") : Varying(text, text[(open + 1)..close]));
            at = close + 1;
        }

        return new IdPattern([.. parts], null);
    }

    /// <summary>Whether a whole id matches.</summary>
    internal bool Fits(ReadOnlySpan<byte> id)
    {
        if (_google is { } form)
        {
            return GoogleShape.TryRead(id, out var shape) && shape.Form == form;
        }

        foreach (var part in _parts)
        {
            if (part.Run == Run.Literal)
            {
                if (!id.StartsWith(part.Text))
                {
                    return false;
                }

                id = id[part.Text.Length..];
                continue;
            }

            var length = Length(part.Run, id);
            if (part.Count > 0 ? length < part.Count : length == 0)
            {
                return false;
            }

            id = id[(part.Count > 0 ? part.Count : length)..];
        }

        return id.IsEmpty;
    }

    private static Part Varying(string text, string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var count = 0;
        if (colon >= 0 && !(int.TryParse(inside.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out count) && count is > 0 and < 1000))
        {
            throw new FormatException($"\"{text}\": \"{inside}\" has no number after the colon");
        }

        Run? run = (colon < 0 ? inside : inside[..colon]) switch
        {
            "digits" => Run.Digits,
            "hex" => Run.Hex,
            "letters" => Run.Letters,
            "word" => Run.Word,
            "any" => Run.Any,
            _ => null,
        };
        return new Part(run ?? throw new FormatException($"\"{text}\": \"{inside}\" is not known; known are digits, hex, letters, word and any"), [], count);
    }

    private static int Length(Run run, ReadOnlySpan<byte> id)
    {
        switch (run)
        {
            case Run.Digits:
                return IdDigits.Decimal.Run(id);
            case Run.Hex:
                return IdDigits.AnyHex.Run(id);
            case Run.Word:
                return IdDigits.Base62.Run(id);
            case Run.Letters:
                var letters = 0;
                while (letters < id.Length && Trace.AsciiWords.IsLetter(id[letters]))
                {
                    letters++;
                }

                return letters;
            default:
                return id.Length;
        }
    }

    private readonly record struct Part(Run Run, byte[] Text, int Count);
}
