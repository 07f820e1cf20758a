using System.Buffers;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// Prepends our result fields to a message, and disarms those of the sender that imitate them. Neither the body nor any other field is touched, so
/// the sender's signatures stay valid.
/// </summary>
internal static class ResultFieldEditor
{
    /// <summary>
    /// The message with its fields: X-ForgeryCheck, Authentication-Results if enabled, then our Received line unchanged. For a message that has none of
    /// them yet.
    /// </summary>
    internal static AcceptedMessage Apply(AcceptedMessage message, Report report, ResultFieldOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(message.Skip, 0, nameof(message));
        byte[]? rented = null;
        try
        {
            var header = Header(message.Content, ref rented, out var whole);
            var rewritten = new ArrayBufferWriter<byte>();
            var skip = HeaderRewriter.Rewrite(header, options.AuthservId, rewritten) ? header.Length : 0;
            var fields = (options.Tag ? XForgeryCheckField.Write(report, message.Session, whole) : "")
                + (options.AuthservId is null ? "" : AuthenticationResultsField.Write(report, message.Session, options.AuthservId));
            byte[] top = [.. Encoding.ASCII.GetBytes(fields), .. message.Top.Span, .. rewritten.WrittenSpan];
            return message with { Top = top, Skip = skip };
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>The header, or as much of it as the limit allows.</summary>
    private static ReadOnlySpan<byte> Header(MessageContent content, ref byte[]? rented, out bool whole)
    {
        var start = content.Memory.Span;
        if (HeaderEnd.Find(start) is { } end)
        {
            whole = true;
            return start[..end];
        }

        if (content.IsInMemory && start.Length <= MessageLimits.HeaderBytes)
        {
            whole = true;
            return start;
        }

        rented = ArrayPool<byte>.Shared.Rent(MessageLimits.HeaderBytes);
        var length = 0;
        while (length < MessageLimits.HeaderBytes
            && content.Read(length, rented.AsSpan(length, MessageLimits.HeaderBytes - length)) is > 0 and var read)
        {
            length += read;
        }

        var bytes = rented.AsSpan(0, length);
        var found = HeaderEnd.Find(bytes);
        whole = found is not null || length == content.Length;
        return found is { } at ? bytes[..at] : bytes;
    }
}
