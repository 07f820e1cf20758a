using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Fields;

/// <summary>The Message-ID: who minted it, and when.</summary>
/// <param name="Field">The field.</param>
/// <param name="Host">What follows its "@", in lower case, without brackets; null if there is none.</param>
/// <param name="Reading">The decoded left-hand side.</param>
public sealed record MessageIdField(HeaderField Field, string? Host, IdReading Reading)
{
    private const int MaxBytes = 1000;

    internal static MessageIdField Read(HeaderBlock header, HeaderField field, TraceDate date)
    {
        var value = header.Value(field).Span;
        value = value[..Math.Min(value.Length, MaxBytes)].Trim(" \t\r\n"u8);
        var at = value.LastIndexOf((byte)'@');
        var host = at < 0 ? default : value[(at + 1)..];
        var end = host.IndexOfAny("> \t\r\n"u8);
        var reading = IdDecoder.ReadMessageId(value, date.HasTime ? date.UnixMilliseconds : null, date.OffsetMinutes);
        return new MessageIdField(field, HostNames.Normalize(end < 0 ? host : host[..end]), reading);
    }
}
