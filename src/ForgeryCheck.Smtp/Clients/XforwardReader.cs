using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The argument of XFORWARD (Postfix XFORWARD_README).</summary>
internal static class XforwardReader
{
    /// <summary>The attributes as advertised in the EHLO reply.</summary>
    internal const string Offered = "NAME ADDR PORT PROTO HELO IDENT SOURCE";

    /// <summary>The longest protocol name that XFORWARD_README allows.</summary>
    private const int MaxProtocol = 64;

    /// <summary>Parses the argument and merges it with earlier commands of the transaction.</summary>
    /// <param name="text">What follows the verb.</param>
    /// <param name="client">The client so far; unchanged on an error.</param>
    internal static ArgumentError Read(ReadOnlySpan<byte> text, ref ForwardedClient client) => AttributeReader.Read(text, ref client, Add);

    private static (ArgumentError Error, ForwardedClient Client) Add(ForwardedClient client, Parameter attribute)
    {
        var value = attribute.Value;
        return attribute.Key switch
        {
            "NAME" when AttributeReader.IsName(value) => (ArgumentError.None, client with { Name = value }),
            "ADDR" when AttributeReader.TryAddress(value, out var address) => (ArgumentError.None, client with { Address = address }),
            "PORT" when AttributeReader.TryPort(value, out var port) => (ArgumentError.None, client with { Port = port }),
            "PROTO" when value is null or { Length: <= MaxProtocol } => (ArgumentError.None, client with { Protocol = value }),
            "HELO" => (ArgumentError.None, client with { Helo = value }),
            "IDENT" => (ArgumentError.None, client with { Identifier = value }),
            "SOURCE" when value?.ToUpperInvariant() is null or "LOCAL" or "REMOTE" => (ArgumentError.None, client with { Source = value?.ToUpperInvariant() }),
            "NAME" or "ADDR" or "PORT" or "PROTO" or "SOURCE" => (ArgumentError.BadValue, client),
            _ => (ArgumentError.UnknownParameter, client),
        };
    }
}
