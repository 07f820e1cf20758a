namespace ForgeryCheck.Identifiers;

/// <summary>The digit alphabets of ids.</summary>
internal sealed class IdDigits
{
    private const string Consonants = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    private readonly sbyte[] _values = new sbyte[256];
    private readonly int _radix;

    private IdDigits(string digits, int? radix = null)
    {
        Array.Fill(_values, (sbyte)-1);
        _radix = radix ?? digits.Length;
        for (var i = 0; i < _radix; i++)
        {
            _values[digits[i]] = (sbyte)i;
        }
    }

    /// <summary>0-9.</summary>
    internal static IdDigits Decimal { get; } = new("0123456789");

    /// <summary>0-9 A-F.</summary>
    internal static IdDigits UpperHex { get; } = new("0123456789ABCDEF");

    /// <summary>0-9 a-f.</summary>
    internal static IdDigits LowerHex { get; } = new("0123456789abcdef");

    /// <summary>0-9 and letters of either case up to f.</summary>
    internal static IdDigits AnyHex { get; } = WithCase("0123456789abcdef");

    /// <summary>0-9 a-v: PowerMTA.</summary>
    internal static IdDigits Base32 { get; } = new("0123456789abcdefghijklmnopqrstuv");

    /// <summary>0-9 A-Z: Exim on case-insensitive file systems.</summary>
    internal static IdDigits Base36 { get; } = new("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>0-9 A-Z a-z: Exim and Sendmail.</summary>
    internal static IdDigits Base62 { get; } = new("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Digits and consonants of either case: Postfix, so that no id spells a word.</summary>
    internal static IdDigits Base52 { get; } = new(Consonants);

    /// <summary>The same without z, which separates Postfix's time from its inode.</summary>
    internal static IdDigits Base51 { get; } = new(Consonants, 51);

    /// <summary>The value of a digit; -1 if it is not one.</summary>
    internal int Of(byte digit) => _values[digit];

    /// <summary>Whether text consists only of these digits.</summary>
    internal bool IsAll(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (_values[c] < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number of leading digits.</summary>
    internal int Run(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && _values[text[count]] >= 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>Parses the whole text as a number; false if it is not one or too large.</summary>
    internal bool TryRead(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = _values[c];
            if (digit < 0 || value > (long.MaxValue - 61) / _radix)
            {
                return false;
            }

            value = (value * _radix) + digit;
        }

        return text.Length > 0;
    }

    private static IdDigits WithCase(string digits)
    {
        var made = new IdDigits(digits);
        for (var c = 'a'; c <= 'f'; c++)
        {
            made._values[char.ToUpperInvariant(c)] = made._values[c];
        }

        return made;
    }
}
