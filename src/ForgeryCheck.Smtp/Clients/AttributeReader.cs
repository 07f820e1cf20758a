using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>Parses the attributes of XCLIENT and XFORWARD, NAME=value in xtext (Postfix XCLIENT_README and XFORWARD_README).</summary>
internal static class AttributeReader
{
    private const int MaxValue = 255;

    /// <summary>Parses the attributes and applies each to the client; on an error the client stays unchanged.</summary>
    /// <param name="text">What follows the verb.</param>
    /// <param name="client">The client so far.</param>
    /// <param name="add">Applies one attribute; on an error it changes nothing.</param>
    internal static ArgumentError Read<T>(ReadOnlySpan<byte> text, ref T client, Func<T, Parameter, (ArgumentError Error, T Client)> add)
    {
        var error = Read(text, out var attributes);
        var changed = client;
        foreach (var attribute in attributes)
        {
            (error, changed) = add(changed, attribute);
            if (error != ArgumentError.None)
            {
                return error;
            }
        }

        client = changed;
        return error;
    }

    /// <summary>Parses an address: IPv6 with the prefix "IPV6:", IPv4 bare.</summary>
    internal static bool TryAddress(string? value, out HostAddress? address)
    {
        const string tag = "IPV6:";
        address = null;
        if (value is null)
        {
            return true;
        }

        var text = Encoding.UTF8.GetBytes(value.StartsWith(tag, StringComparison.OrdinalIgnoreCase) ? value[tag.Length..] : value);
        var isV6 = DomainSyntax.IsV6(text);
        if ((value.Length != text.Length && !isV6) || text.AsSpan().ContainsAny(isV6 ? "%"u8 : ":%"u8) || !HostAddress.TryParse(text, out var read))
        {
            return false;
        }

        address = read;
        return true;
    }

    /// <summary>Parses a port.</summary>
    internal static bool TryPort(string? value, out int? port)
    {
        port = null;
        if (value is null)
        {
            return true;
        }

        var fits = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        port = fits ? read : null;
        return fits;
    }

    /// <summary>Whether a value can be a DNS name.</summary>
    internal static bool IsName(string? value) => value is null || DomainSyntax.IsDomain(Encoding.UTF8.GetBytes(value));

    /// <summary>
    /// Splits the attributes and decodes their values; [UNAVAILABLE] and [TEMPUNAVAIL] become null. At least one is required, and none may repeat.
    /// </summary>
    private static ArgumentError Read(ReadOnlySpan<byte> text, out IReadOnlyList<Parameter> attributes)
    {
        attributes = [];
        var error = ParameterReader.Read(text, utf8: false, out var parameters);
        if (error != ArgumentError.None || parameters.Count == 0)
        {
            return error == ArgumentError.None ? ArgumentError.BadParameter : error;
        }

        var read = new List<Parameter>(parameters.Count);
        foreach (var (key, value) in parameters)
        {
            string? decoded = null;
            if (value is null or { Length: > MaxValue } || (!IsUnavailable(value) && !Xtext.TryDecode(value, out decoded)))
            {
                return ArgumentError.BadValue;
            }

            read.Add(new(key, decoded));
        }

        attributes = read;
        return ArgumentError.None;
    }

    private static bool IsUnavailable(string value) =>
        value.Equals("[UNAVAILABLE]", StringComparison.OrdinalIgnoreCase) || value.Equals("[TEMPUNAVAIL]", StringComparison.OrdinalIgnoreCase);
}
