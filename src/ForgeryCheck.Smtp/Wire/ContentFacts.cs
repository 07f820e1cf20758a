using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>Violations that content can have in either form, DATA or BDAT.</summary>
internal static class ContentFacts
{
    /// <summary>The longest line, its end included (RFC 5321 section 4.5.3.1.6).</summary>
    internal const int LongestLine = 1000;

    /// <summary>Checks for NUL and for bytes above 127; whether the latter were declared is decided by the session, and they count once.</summary>
    internal static void Look(ReadOnlySpan<byte> content, long offset, WireFacts facts)
    {
        if (facts.Count(WireFactKind.EightBitUndeclared) == 0 && !Ascii.IsValid(content))
        {
            facts.Add(WireFactKind.EightBitUndeclared, offset + content.IndexOfAnyExceptInRange((byte)0, (byte)127));
        }

        var nul = content.IndexOf((byte)0);
        if (nul >= 0)
        {
            facts.Add(WireFactKind.Nul, offset + nul, count: content[nul..].Count((byte)0));
        }
    }
}
