using System.Globalization;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>Interprets the parameters of MAIL.</summary>
internal static class MailParameters
{
    /// <summary>RFC 3461 section 4.4.</summary>
    private const int MaxEnvelopeId = 100;

    /// <summary>RFC 1870 section 4: at most 20 digits.</summary>
    private const int MaxSizeDigits = 20;

    // RFC 4954 section 5 with the longest path of RFC 5321, each byte as "+XX".
    private const int MaxMailbox = 3 * 256;

    /// <summary>Applies the parameters to a sender.</summary>
    internal static ArgumentError Read(IReadOnlyList<Parameter> parameters, OfferedExtensions offers, ref Sender sender)
    {
        foreach (var parameter in parameters)
        {
            var error = Read(parameter, offers, ref sender);
            if (error != ArgumentError.None)
            {
                return error;
            }
        }

        return ArgumentError.None;
    }

    private static ArgumentError Read(Parameter parameter, OfferedExtensions offers, ref Sender sender)
    {
        var value = parameter.Value;
        switch (parameter.Key)
        {
            case "SIZE" when offers.Size:
                return ReadSize(value, offers.MessageBytes, ref sender);

            case "BODY" when offers.EightBitMime && Is(value, "7BIT"):
                sender = sender with { Body = BodyKind.SevenBit };
                return ArgumentError.None;

            case "BODY" when offers.EightBitMime && Is(value, "8BITMIME"):
                sender = sender with { Body = BodyKind.EightBitMime };
                return ArgumentError.None;

            case "SMTPUTF8" when offers.Utf8 && value is null:
                sender = sender with { Utf8 = true };
                return ArgumentError.None;

            case "RET" when offers.Dsn && (Is(value, "FULL") || Is(value, "HDRS")):
                sender = sender with { Return = value!.ToUpperInvariant() };
                return ArgumentError.None;

            case "ENVID" when offers.Dsn && value is { Length: <= MaxEnvelopeId } && Xtext.TryDecode(value, out _):
                sender = sender with { EnvelopeId = value };
                return ArgumentError.None;

            case "AUTH" when offers.Auth && value is { Length: <= MaxMailbox } && (value == "<>" || Xtext.TryDecode(value, out _)):
                sender = sender with { Authenticated = value };
                return ArgumentError.None;

            default:
                return IsOffered(parameter.Key, offers) ? ArgumentError.BadValue : ArgumentError.UnknownParameter;
        }
    }

    private static ArgumentError ReadSize(string? value, long limit, ref Sender sender)
    {
        if (value is not { Length: <= MaxSizeDigits } || !value.All(char.IsAsciiDigit))
        {
            return ArgumentError.BadValue;
        }

        // Twenty digits may overflow, and anything that large is too big anyway.
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || (limit > 0 && size > limit))
        {
            return ArgumentError.TooBig;
        }

        sender = sender with { Size = size };
        return ArgumentError.None;
    }

    private static bool IsOffered(string key, OfferedExtensions offers) => key switch
    {
        "SIZE" => offers.Size,
        "BODY" => offers.EightBitMime,
        "SMTPUTF8" => offers.Utf8,
        "RET" or "ENVID" => offers.Dsn,
        "AUTH" => offers.Auth,
        _ => false,
    };

    private static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
