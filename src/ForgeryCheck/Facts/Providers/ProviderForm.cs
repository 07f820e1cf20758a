using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Facts.Providers;

/// <summary>One form of a provider's lines. What it leaves open may be anything.</summary>
/// <param name="Name">Its name in reports, to follow "a line ".</param>
/// <param name="With">The protocols; an empty one stands for none.</param>
/// <param name="Software">Text that the software comment contains, UTF-8; empty if there is no such comment; null if it may be anything.</param>
/// <param name="Id">The form of the id; null if there is none, or it may be anything.</param>
/// <param name="HasId">Whether the line has an id; null if either is possible.</param>
/// <param name="IsOwn">Whether no other program writes this form.</param>
/// <param name="Zone">The time zone of its dates; null if it is the provider's, or unknown.</param>
/// <param name="Since">The first day of its use, in milliseconds since 1970; null if unknown.</param>
/// <param name="Until">The last day of its use.</param>
/// <param name="Agree">The number of genuine lines that had it.</param>
internal sealed record ProviderForm(
    string Name, byte[][] With, byte[]? Software, IdPattern? Id, bool? HasId, bool IsOwn, ProviderZone? Zone, long? Since, long? Until, int Agree)
{
    /// <summary>Whether a line has this form, whatever its date.</summary>
    internal bool Fits(ReceivedLine line) => Fits(line.BareId, line.Raw(TraceField.Software), line.Raw(TraceField.With));

    /// <summary>Whether a line with these parts has this form, whatever its date.</summary>
    internal bool Fits(ReadOnlySpan<byte> id, ReadOnlySpan<byte> software, ReadOnlySpan<byte> with)
    {
        if (HasId is { } has && has == id.IsEmpty)
        {
            return false;
        }

        if (Software is not null && (Software.Length == 0 ? !software.IsEmpty : software.IndexOf(Software) < 0))
        {
            return false;
        }

        return HasProtocol(with) && (Id is null || Id.Fits(id.Trim("<> \t"u8)));
    }

    private bool HasProtocol(ReadOnlySpan<byte> with)
    {
        foreach (var protocol in With)
        {
            if (Same(with, protocol))
            {
                return true;
            }
        }

        return With.Length == 0;
    }

    // "with Microsoft SMTP Server" may be folded between any two words.
    private static bool Same(ReadOnlySpan<byte> text, ReadOnlySpan<byte> words)
    {
        while (!text.IsEmpty && !words.IsEmpty)
        {
            if (words[0] == ' ' && text[0] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
            {
                text = text.TrimStart(" \t\r\n"u8);
                words = words[1..];
            }
            else if (text[0] == words[0])
            {
                text = text[1..];
                words = words[1..];
            }
            else
            {
                return false;
            }
        }

        return text.IsEmpty && words.IsEmpty;
    }
}
