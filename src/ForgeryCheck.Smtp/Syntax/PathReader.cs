using System.Text;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>Parses the path of MAIL FROM: and RCPT TO: (RFC 5321 section 4.1.2), starting after the colon.</summary>
internal static class PathReader
{
    // RFC 5321 section 4.5.3.1: what every server must accept. Longer paths are accepted and noted, up to our own limit.
    private const int UsualLocalPart = 64;
    private const int UsualDomain = 255;
    private const int UsualPath = 256;
    private const int MaxPath = 1024;

    /// <summary>Parses a path.</summary>
    /// <param name="text">What follows the colon.</param>
    /// <param name="utf8">Whether SMTPUTF8 was given.</param>
    /// <param name="allowEmpty">Whether the null path is allowed (MAIL).</param>
    /// <param name="allowPostmaster">Whether postmaster is allowed without a domain (RCPT; RFC 5321 section 4.5.1).</param>
    internal static PathResult Read(ReadOnlySpan<byte> text, bool utf8, bool allowEmpty, bool allowPostmaster)
    {
        var start = text.IndexOfAnyExcept((byte)' ');
        if (start < 0 || text[start] != '<')
        {
            return new(ArgumentError.NoPath, null, 0, false, false);
        }

        var end = End(text);
        var path = text[start..(end < 0 ? text.Length : end)];
        var isLong = path.Length > UsualPath;
        var error = CheckBytes(path, utf8);
        ReadOnlySpan<byte> mailbox = default;
        if (error == ArgumentError.None)
        {
            error = end < 0 || (end < text.Length && text[end] != ' ') ? ArgumentError.BadPath
                : path.Length > MaxPath ? ArgumentError.PathTooLong
                : CheckPath(path[1..^1], allowEmpty, allowPostmaster, out mailbox, ref isLong);
        }

        return error == ArgumentError.None
            ? new(error, Encoding.UTF8.GetString(mailbox), end, start > 0, isLong)
            : new(error, null, 0, start > 0, isLong);
    }

    /// <summary>Where a path ends: the index after the first ">" outside a quoted string; -1 if there is none.</summary>
    internal static int End(ReadOnlySpan<byte> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'>' when !quoted:
                    return i + 1;
                default:
                    break;
            }
        }

        return -1;
    }

    private static ArgumentError CheckBytes(ReadOnlySpan<byte> path, bool utf8) =>
        ByteKinds.HasControl(path) ? ArgumentError.Control
        : Ascii.IsValid(path) ? ArgumentError.None
        : !utf8 ? ArgumentError.Utf8NotAsked
        : ByteKinds.IsPlainUtf8(path) ? ArgumentError.None
        : ArgumentError.BadUtf8;

    private static ArgumentError CheckPath(
        ReadOnlySpan<byte> inner, bool allowEmpty, bool allowPostmaster, out ReadOnlySpan<byte> mailbox, scoped ref bool isLong)
    {
        mailbox = inner;
        if (inner.IsEmpty)
        {
            return allowEmpty ? ArgumentError.None : ArgumentError.EmptyPath;
        }

        // RFC 5321 appendix C: a source route is accepted and ignored.
        if (inner[0] == '@')
        {
            var colon = RouteEnd(inner);
            if (colon < 0)
            {
                return ArgumentError.BadPath;
            }

            inner = mailbox = inner[(colon + 1)..];
        }

        var local = inner.IsEmpty ? 0 : inner[0] == '"' ? QuotedLength(inner) : DotStringLength(inner);
        if (local <= 0)
        {
            return ArgumentError.BadPath;
        }

        if (local == inner.Length)
        {
            return allowPostmaster && Ascii.EqualsIgnoreCase(inner, "postmaster"u8) ? ArgumentError.None : ArgumentError.NoDomain;
        }

        if (inner[local] != '@')
        {
            return ArgumentError.BadPath;
        }

        var domain = inner[(local + 1)..];
        isLong |= local > UsualLocalPart || domain.Length > UsualDomain;
        return DomainSyntax.IsDomain(domain) ? ArgumentError.None
            : domain.IsEmpty || domain[0] != '[' ? ArgumentError.BadPath
            : DomainSyntax.IsLiteral(domain) ? ArgumentError.None
            : ArgumentError.BadLiteral;
    }

    /// <summary>The index of the colon after "@a,@b"; -1 if that is not a source route.</summary>
    private static int RouteEnd(ReadOnlySpan<byte> inner)
    {
        for (var at = 0; at < inner.Length && inner[at] == '@';)
        {
            // An address literal contains colons of its own.
            var length = at + 1 < inner.Length && inner[at + 1] == '['
                ? inner[at..].IndexOf((byte)']')
                : inner[(at + 1)..].IndexOfAny((byte)',', (byte)':');
            if (length < 0 || !DomainSyntax.IsDomainOrLiteral(inner.Slice(at + 1, length)))
            {
                return -1;
            }

            at += 1 + length;
            if (at < inner.Length && inner[at] == ':')
            {
                return at;
            }

            if (at == inner.Length || inner[at++] != ',')
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The length of a quoted local part, quotes included; -1 if it is unterminated. Control characters were refused before.</summary>
    private static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            if (text[i] == '\\' && (++i == text.Length || text[i] > 126))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// The length of an unquoted local part. Dots are allowed anywhere, although RFC 5321 requires atoms between them: Japanese mobile networks issued
    /// such addresses by the million.
    /// </summary>
    private static int DotStringLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && (text[length] == '.' || ByteKinds.IsAtomText(text[length])))
        {
            length++;
        }

        return length;
    }
}
