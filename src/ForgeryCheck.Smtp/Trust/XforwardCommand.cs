using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Trust;

/// <summary>The argument of XFORWARD (Postfix XFORWARD_README).</summary>
internal static class XforwardCommand
{
    /// <summary>The attributes as the answer to EHLO offers them.</summary>
    internal const string Offered = "NAME ADDR PORT PROTO HELO IDENT SOURCE";

    /// <summary>The longest name of a protocol that XFORWARD_README allows.</summary>
    private const int MaxProtocol = 64;

    /// <summary>Reads the argument and adds it to what earlier commands of the transaction told.</summary>
    /// <param name="text">What follows the verb.</param>
    /// <param name="client">What was told; with an error it stays as it was.</param>
    internal static ArgumentError Read(ReadOnlySpan<byte> text, ref ForwardedClient client)
    {
        var error = AttributeReader.Read(text, out var attributes);
        var read = client;
        foreach (var attribute in attributes)
        {
            error = Read(attribute, ref read);
            if (error != ArgumentError.None)
            {
                return error;
            }
        }

        client = read;
        return error;
    }

    private static ArgumentError Read(Parameter attribute, ref ForwardedClient client)
    {
        var value = attribute.Value;
        switch (attribute.Key)
        {
            case "NAME" when AttributeReader.IsName(value):
                client = client with { Name = value };
                return ArgumentError.None;

            case "ADDR" when AttributeReader.TryAddress(value, out var address):
                client = client with { Address = address };
                return ArgumentError.None;

            case "PORT" when AttributeReader.TryPort(value, out var port):
                client = client with { Port = port };
                return ArgumentError.None;

            case "PROTO" when value is null or { Length: <= MaxProtocol }:
                client = client with { Protocol = value };
                return ArgumentError.None;

            case "HELO":
                client = client with { Helo = value };
                return ArgumentError.None;

            case "IDENT":
                client = client with { Identifier = value };
                return ArgumentError.None;

            case "SOURCE" when value?.ToUpperInvariant() is null or "LOCAL" or "REMOTE":
                client = client with { Source = value?.ToUpperInvariant() };
                return ArgumentError.None;

            case "NAME" or "ADDR" or "PORT" or "PROTO" or "SOURCE":
                return ArgumentError.BadValue;

            default:
                return ArgumentError.UnknownParameter;
        }
    }
}
