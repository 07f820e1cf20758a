using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>Interprets the parameters of RCPT (RFC 3461).</summary>
internal static class RecipientParameters
{
    /// <summary>RFC 3461 section 4.2.</summary>
    private const int MaxOriginal = 500;

    /// <summary>Applies the parameters to a recipient.</summary>
    internal static ArgumentError Read(IReadOnlyList<Parameter> parameters, OfferedExtensions offers, ref Recipient recipient)
    {
        foreach (var (key, value) in parameters)
        {
            if (!offers.Dsn || key is not ("NOTIFY" or "ORCPT"))
            {
                return ArgumentError.UnknownParameter;
            }

            if (value is null || !(key == "NOTIFY" ? IsNotify(value) : IsOriginal(value)))
            {
                return ArgumentError.BadValue;
            }

            recipient = key == "NOTIFY" ? recipient with { Notify = value } : recipient with { Original = value };
        }

        return ArgumentError.None;
    }

    /// <summary>RFC 3461 section 4.1: NEVER alone, or a list of the others without repetition.</summary>
    private static bool IsNotify(string value)
    {
        if (value.Equals("NEVER", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var seen = 0;
        foreach (var range in value.AsSpan().Split(','))
        {
            var bit = value.AsSpan(range) switch
            {
                var word when word.Equals("SUCCESS", StringComparison.OrdinalIgnoreCase) => 1,
                var word when word.Equals("FAILURE", StringComparison.OrdinalIgnoreCase) => 2,
                var word when word.Equals("DELAY", StringComparison.OrdinalIgnoreCase) => 4,
                _ => 0,
            };
            if (bit == 0 || (seen & bit) != 0)
            {
                return false;
            }

            seen |= bit;
        }

        return true;
    }

    /// <summary>RFC 3461 section 4.2: a type, a semicolon and the address in xtext; by RFC 6533 section 3 also "utf-8" and the address in UTF-8.</summary>
    private static bool IsOriginal(string value)
    {
        var semicolon = value.IndexOf(';', StringComparison.Ordinal);
        if (value.Length > MaxOriginal || semicolon < 1 || semicolon == value.Length - 1
            || !value.AsSpan(0, semicolon).ToString().All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return false;
        }

        // RFC 6533 writes "\x{41}" for what xtext writes as "+41". Control characters were refused before.
        return value.AsSpan(0, semicolon).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || Xtext.TryDecode(value.AsSpan(semicolon + 1), out _);
    }
}
