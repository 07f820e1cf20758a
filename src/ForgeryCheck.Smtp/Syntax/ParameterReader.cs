using System.Text;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>Parses the parameters after a path (RFC 5321 section 4.1.2): KEY or KEY=value, separated by spaces.</summary>
internal static class ParameterReader
{
    private const int MaxParameters = 64;

    /// <summary>Parses all parameters.</summary>
    /// <param name="text">What follows the path; extra spaces are ignored.</param>
    /// <param name="utf8">Whether values may contain UTF-8 (RFC 6531 section 3.3).</param>
    /// <param name="parameters">The parameters in order; empty on an error.</param>
    internal static ArgumentError Read(ReadOnlySpan<byte> text, bool utf8, out IReadOnlyList<Parameter> parameters)
    {
        parameters = [];
        if (ByteKinds.HasControl(text))
        {
            return ArgumentError.Control;
        }

        List<Parameter>? read = null;
        foreach (var range in text.Split((byte)' '))
        {
            var word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            var equals = word.IndexOf((byte)'=');
            var value = word[(equals + 1)..];
            if (!IsKeyword(equals < 0 ? word : word[..equals]) || (equals >= 0 && (value.IsEmpty || value.Contains((byte)'='))))
            {
                return ArgumentError.BadParameter;
            }

            if (!Ascii.IsValid(value) && (!utf8 || !ByteKinds.IsPlainUtf8(value)))
            {
                return utf8 ? ArgumentError.BadUtf8 : ArgumentError.Utf8NotAsked;
            }

            var key = Encoding.ASCII.GetString(equals < 0 ? word : word[..equals]).ToUpperInvariant();
            read ??= [];
            if (read.Exists(p => p.Key == key))
            {
                return ArgumentError.DuplicateParameter;
            }

            if (read.Count == MaxParameters)
            {
                return ArgumentError.TooManyParameters;
            }

            read.Add(new(key, equals < 0 ? null : Encoding.UTF8.GetString(value)));
        }

        parameters = read ?? parameters;
        return ArgumentError.None;
    }

    /// <summary>Whether a keyword without a value is among the parameters, valid or not.</summary>
    internal static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> keyword)
    {
        foreach (var range in text.Split((byte)' '))
        {
            if (Ascii.EqualsIgnoreCase(text[range], keyword))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKeyword(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty || word[0] == '-')
        {
            return false;
        }

        foreach (var b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b != '-')
            {
                return false;
            }
        }

        return true;
    }
}
