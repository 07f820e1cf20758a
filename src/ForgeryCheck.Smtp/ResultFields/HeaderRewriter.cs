using System.Buffers;
using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// Renames header fields that could pass for our results, and removes Authentication-Results that claim our authserv-id. A field counts wherever any
/// parser may see one start: after CR LF, a bare LF or a bare CR.
/// </summary>
internal static class HeaderRewriter
{
    private static ReadOnlySpan<byte> ResultName => "X-ForgeryCheck"u8;

    private static ReadOnlySpan<byte> AuthenticationName => "Authentication-Results"u8;

    // Preserves the original as evidence, as Haraka does.
    private static ReadOnlySpan<byte> Renamed => "X-Received-"u8;

    /// <summary>Rewrites the header; returns whether anything changed, and writes nothing if not.</summary>
    /// <param name="header">The header, up to its empty line.</param>
    /// <param name="authservId">Our authserv-id; null to leave Authentication-Results alone.</param>
    /// <param name="into">Receives the new header.</param>
    internal static bool Rewrite(ReadOnlySpan<byte> header, string? authservId, ArrayBufferWriter<byte> into)
    {
        int copied = 0, end = 0;
        for (var at = 0; at < header.Length;)
        {
            var next = NextLine(header, at);
            var line = header[at..next];
            var name = line[..HeaderParser.NameLength(line, out var colon)];
            if (line.Length >= ResultName.Length && Ascii.EqualsIgnoreCase(line[..ResultName.Length], ResultName))
            {
                // Whatever follows: some parsers accept bytes in a field name that RFC 5322 does not allow.
                Rename(header, ref copied, at, into);
            }
            else if (authservId is not null && Ascii.EqualsIgnoreCase(name, AuthenticationName))
            {
                // Where the field before ends, this one does too, if only a bare CR separates them: a megabyte of those is read once.
                end = end > at ? end : EndOfField(header, at, anyLineEnd: false);
                if (AuthservIdClaim.Is(header[(at + colon + 1)..end], authservId))
                {
                    // Removed if all parsers agree where it starts and ends (RFC 8601 section 5); otherwise removal would join the lines around it.
                    if (IsAfterLine(header, at) && IsAfterLine(header, end) && EndOfField(header, at, anyLineEnd: true) == end)
                    {
                        into.Write(header[copied..at]);
                        copied = end;
                        next = end;
                    }
                    else
                    {
                        Rename(header, ref copied, at, into);
                    }
                }
            }

            at = next;
        }

        if (copied == 0 && into.WrittenCount == 0)
        {
            return false;
        }

        into.Write(header[copied..]);
        return true;
    }

    private static void Rename(ReadOnlySpan<byte> header, ref int copied, int at, ArrayBufferWriter<byte> into)
    {
        into.Write(header[copied..at]);
        into.Write(Renamed);
        copied = at;
    }

    private static bool IsAfterLine(ReadOnlySpan<byte> header, int at) => at == 0 || header[..at].EndsWith("\r\n"u8);

    // Where the next line starts for any parser.
    private static int NextLine(ReadOnlySpan<byte> header, int at)
    {
        var end = header[at..].IndexOfAny(LineEnds.CarriageReturn, LineEnds.LineFeed);
        return end < 0 ? header.Length : at + end + (header[(at + end)..].StartsWith("\r\n"u8) ? 2 : 1);
    }

    private static int EndOfField(ReadOnlySpan<byte> header, int at, bool anyLineEnd)
    {
        do
        {
            var end = header[at..].IndexOf(LineEnds.LineFeed);
            at = anyLineEnd ? NextLine(header, at) : end < 0 ? header.Length : at + end + 1;
        }
        while (at < header.Length && header[at] is (byte)' ' or (byte)'\t');

        return at;
    }
}
