using System.Text;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// Whether an Authentication-Results field claims an authserv-id (RFC 8601 section 2.2: [CFWS] authserv-id [CFWS version] (";" or none)). Parsed as
/// leniently as by the most lenient consumer: whatever one of them might take for ours counts as ours.
/// </summary>
internal static class AuthservIdClaim
{
    /// <summary>Bytes that are read of a field: a host name has 255 at most, comments may surround it, and a megabyte may follow.</summary>
    private const int Most = 1000;

    /// <summary>Whether the field claims the id.</summary>
    /// <param name="value">The field body.</param>
    /// <param name="authservId">The id.</param>
    internal static bool Is(ReadOnlySpan<byte> value, string authservId)
    {
        // Unfolding removes the line end (RFC 5322 section 2.2.3); some parsers turn a bare CR or LF into white space.
        var isCut = value.Length > Most;
        var text = Encoding.UTF8.GetString(isCut ? value[..Most] : value);
        var unfolded = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return IsRead(unfolded, authservId, isCut) || (unfolded.Length < text.Length && IsRead(text.Replace('\r', ' ').Replace('\n', ' '), authservId, isCut));
    }

    private static bool IsRead(string text, string authservId, bool isCut)
    {
        var id = new StringBuilder();
        int depth = 0;
        bool quoted = false, done = false, escaped = false, ended = false;
        foreach (var c in text)
        {
            if (c == ';' && !escaped && !quoted && depth == 0)
            {
                ended = true;
                break;
            }

            if (!escaped && c == '\\' && (quoted || depth > 0))
            {
                escaped = true;
                continue;
            }

            if (!escaped && c == '"' && depth == 0)
            {
                quoted = !quoted;
            }
            else if (!escaped && !quoted && c == '(')
            {
                done |= id.Length > 0;
                depth++;
            }
            else if (!escaped && !quoted && c == ')' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0 && c is ' ' or '\t' && !quoted)
            {
                done |= id.Length > 0;
            }
            else if (depth == 0 && !done)
            {
                id.Append(c);
            }

            escaped = false;
        }

        if (isCut && !ended)
        {
            // No honest host needs so much before its first result. What cannot be read to its end may be a claim.
            return true;
        }

        // Parsers disagree about an unterminated comment or quoted string: then the id anywhere in the field counts.
        return depth > 0 || quoted
            ? text.Contains(authservId, StringComparison.OrdinalIgnoreCase)
            : id.ToString().Trim().TrimEnd('.').Equals(authservId.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
    }
}
