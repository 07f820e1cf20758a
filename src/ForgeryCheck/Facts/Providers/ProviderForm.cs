using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Providers;

/// <summary>One form of a provider's lines. What a fact leaves open may be anything.</summary>
/// <param name="Name">What reports call it, to follow "a line ".</param>
/// <param name="With">The protocols; an empty one stands for none at all.</param>
/// <param name="Software">Text that the software comment holds, UTF-8; empty where there is no such comment; null where it may be anything.</param>
/// <param name="Id">The form of the id; null where there is none, or it may be anything.</param>
/// <param name="HasId">Whether the line has an id; null where it may or may not.</param>
/// <param name="IsOwn">Whether no other program writes this form.</param>
/// <param name="Zone">The zone of the dates in it; null where it is the provider's, or none is known.</param>
/// <param name="Since">The first day of it, in milliseconds since 1970; null where not known.</param>
/// <param name="Until">The last day of it.</param>
/// <param name="Agree">How many honest lines had it.</param>
internal sealed record ProviderForm(
    string Name, byte[][] With, byte[]? Software, IdPattern? Id, bool? HasId, bool IsOwn, ProviderZone? Zone, long? Since, long? Until, int Agree)
{
    /// <summary>Whether a line has this form, whatever its date.</summary>
    internal bool Fits(ReceivedLine line) => Fits(line.Raw(TraceField.Id), line.Raw(TraceField.Software), line.Raw(TraceField.With));

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
            if (text[0] == words[0])
            {
                text = text[1..];
                words = words[1..];
            }
            else if (words[0] == ' ' && text[0] is (byte)'\r' or (byte)'\n' or (byte)'\t')
            {
                text = text.TrimStart(" \t\r\n"u8);
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
