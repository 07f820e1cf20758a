using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>
/// The ARC sets of a header, as written, in the order of their numbers: the order in which the hosts passed the message on. What cannot be read as a set is
/// left out.
/// </summary>
internal sealed class SealedSets
{
    private readonly List<SealedSet> _all = [];

    private SealedSets()
    {
    }

    /// <summary>The sets, the first host's first.</summary>
    internal IReadOnlyList<SealedSet> All => _all;

    /// <summary>
    /// What is wrong with their numbers, as a phrase; null if they are 1 to n, each once (RFC 8617 section 5.1.1), or too many to have been read.
    /// </summary>
    internal string? Fault { get; private set; }

    internal static SealedSets Read(FieldFacts message, Organisations organisations)
    {
        var sets = new SealedSets();
        var seals = 0;
        foreach (var field in message.Fields)
        {
            if (field.Kind == FieldKind.ArcSeal)
            {
                seals++;
                sets.Add(message, field, organisations);
            }
        }

        sets._all.Sort(static (a, b) => a.Instance != b.Instance ? a.Instance.CompareTo(b.Instance) : a.Index.CompareTo(b.Index));
        sets.Fault = seals == sets._all.Count && seals < TellingFields.MostOfAKind ? FindFault(sets._all) : null;
        return sets;
    }

    private void Add(FieldFacts message, TellingField seal, Organisations organisations)
    {
        var value = message.Header.Value(seal.Field).Span;
        var domain = TagList.Value(value, "d"u8);
        if (Number(TagList.Value(value, "i"u8)) is { } instance && organisations.Of(domain) is { } organisation)
        {
            var results = Results(message, instance);
            _all.Add(new SealedSet(
                instance, seal.Index, seal.Field, TraceText.Decode(domain), organisation, TagList.Time(value, "t"u8), results,
                results is { } field ? organisations.Of(Host(message.Header.Value(field.Field).Span)) : null));
        }
    }

    private static TellingField? Results(FieldFacts message, int instance)
    {
        foreach (var field in message.Fields)
        {
            if (field.Kind == FieldKind.ArcResults && Number(TagList.Value(message.Header.Value(field.Field).Span, "i"u8)) == instance)
            {
                return field;
            }
        }

        return null;
    }

    // RFC 8617 section 4.1.1: "i=1; host; results". A version may follow the host's name (RFC 8601 section 2.2).
    private static ReadOnlySpan<byte> Host(ReadOnlySpan<byte> results)
    {
        var rest = results[(results.IndexOf((byte)';') + 1)..].Trim(" \t\r\n"u8);
        var end = rest.IndexOfAny("; \t\r\n"u8);
        return end < 0 ? rest : rest[..end];
    }

    // RFC 8617 section 4.2.1: 1 to 50.
    private static int? Number(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 2 || !AsciiWords.IsDigit(text[0]) || !AsciiWords.IsDigit(text[^1]))
        {
            return null;
        }

        var number = text.Length == 1 ? text[0] - '0' : (10 * (text[0] - '0')) + text[1] - '0';
        return number is >= 1 and <= 50 ? number : null;
    }

    private static string? FindFault(List<SealedSet> sets)
    {
        for (var i = 0; i < sets.Count; i++)
        {
            if (sets[i].Instance != i + 1)
            {
                return i > 0 && sets[i].Instance == sets[i - 1].Instance ? $"two sets have the number {sets[i].Instance}" : $"there is no set {i + 1}, but a set {sets[i].Instance}";
            }
        }

        return null;
    }
}
