using System.Globalization;
using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>Counts a client's violations. Allocates only once there is one.</summary>
internal sealed class WireFacts
{
    private static readonly int Kinds = Enum.GetValues<WireFactKind>().Length;

    /// <summary>No violations.</summary>
    internal static readonly WireFacts None = new();

    private Entry[]? _entries;

    /// <summary>Whether there are no violations.</summary>
    internal bool IsEmpty => _entries is null;

    /// <summary>Records a violation.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="offset">Where in the content; null if it is not in the content.</param>
    /// <param name="sample">What the client sent; the first sample is retained, truncated and without credentials.</param>
    /// <param name="count">How many.</param>
    /// <returns>Whether it is the first of its kind.</returns>
    internal bool Add(WireFactKind kind, long? offset = null, ReadOnlySpan<byte> sample = default, int count = 1)
    {
        ref var entry = ref (_entries ??= new Entry[Kinds])[(int)kind];
        var isFirst = entry.Count == 0;
        entry.Count = Sum(entry.Count, count);
        if (!isFirst)
        {
            return false;
        }

        entry.Offset = offset;
        entry.Sample = Samples.Of(sample);
        return true;
    }

    /// <summary>Removes one kind.</summary>
    internal void Remove(WireFactKind kind)
    {
        if (_entries is not null)
        {
            _entries[(int)kind] = default;
        }
    }

    /// <summary>The count of one kind.</summary>
    internal int Count(WireFactKind kind) => _entries?[(int)kind].Count ?? 0;

    /// <summary>The violations of a session and of the message just received, ordered by kind.</summary>
    /// <param name="session">Violations in commands.</param>
    /// <param name="message">Violations in the data.</param>
    /// <param name="top">Length of what precedes the content in the stored message.</param>
    internal static IReadOnlyList<WireFact> List(WireFacts session, WireFacts message, int top)
    {
        if (session.IsEmpty && message.IsEmpty)
        {
            return [];
        }

        var facts = new List<WireFact>();
        for (var kind = 0; kind < Kinds; kind++)
        {
            var first = session._entries?[kind] ?? default;
            var second = message._entries?[kind] ?? default;
            if (Sum(first.Count, second.Count) is > 0 and var count)
            {
                facts.Add(new WireFact((WireFactKind)kind, count, second.Offset + top, first.Sample ?? second.Sample));
            }
        }

        return facts;
    }

    /// <summary>The violations as log text: "bare-line-feed=3 early-talk=1"; null if there are none.</summary>
    public override string? ToString()
    {
        if (_entries is null)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (_entries[kind].Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? " " : "")}{WireFactKinds.Word((WireFactKind)kind)}={_entries[kind].Count}");
            }
        }

        return text.ToString();
    }

    // Without a size limit a client may send more than can be counted: the most there is says enough.
    private static int Sum(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);

    private struct Entry
    {
        public int Count;
        public long? Offset;
        public string? Sample;
    }
}
