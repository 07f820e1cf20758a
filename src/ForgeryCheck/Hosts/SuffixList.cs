using System.Numerics;

namespace ForgeryCheck.Hosts;

/// <summary>
/// The Public Suffix List (https://publicsuffix.org/list/): where in a name the part begins that somebody registered.
/// The rules stay where they are in the file; an open-addressing table holds their offsets, so that reading the list makes
/// no strings at all.
/// </summary>
internal sealed class SuffixList
{
    private const uint HashStart = 2166136261;
    private readonly byte[] _file;
    private readonly int[] _slots;
    private readonly int _private;

    /// <summary>Reads a list as it is published: a rule a line, UTF-8, comments after "//".</summary>
    internal SuffixList(byte[] file)
    {
        _file = file;
        // Rules are rarely shorter than 6 bytes with their line end: half the table or more stays empty.
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(file.Length / 6) + 16)];
        var marker = file.AsSpan().IndexOf("// ===BEGIN PRIVATE DOMAINS"u8);
        _private = marker < 0 ? file.Length : marker;
        for (var at = 0; at < file.Length;)
        {
            var length = file.AsSpan(at).IndexOf((byte)'\n');
            var end = length < 0 ? file.Length : at + length;
            Add(at, end);
            at = end + 1;
        }
    }

    /// <summary>
    /// Where the registrable domain begins in a name of lower-case UTF-8 bytes; -1 where the name is a public suffix itself,
    /// or no rule fits: the list's own default, that every last label is a suffix, would make hosts of .corp and .lan public.
    /// </summary>
    /// <param name="name">The name, without a final dot.</param>
    /// <param name="privateRules">Whether the rules of the private section count: domains that their owners let to others.</param>
    internal int RegistrableStart(ReadOnlySpan<byte> name, bool privateRules)
    {
        // Rules are looked up from the right, label by label; the longest wins, an exception beats all.
        int suffix = -1, label = name.Length;
        var hash = HashStart;
        var wildcard = false;
        for (var i = name.Length - 1; i >= -1; i--)
        {
            if (i >= 0 && name[i] != '.')
            {
                hash = Step(hash, name[i]);
                continue;
            }

            var above = label;
            label = i + 1;
            var found = Find(name[label..], hash, privateRules);
            if ((found & Exception) != 0)
            {
                suffix = above;
                break;
            }

            if (wildcard || (found & Plain) != 0)
            {
                suffix = label;
            }

            wildcard = (found & Wildcard) != 0;
            hash = Step(hash, (byte)'.');
        }

        return suffix <= 0 ? -1 : name[..(suffix - 1)].LastIndexOf((byte)'.') + 1;
    }

    private const int Plain = 1, Wildcard = 2, Exception = 4;

    private int Find(ReadOnlySpan<byte> name, uint hash, bool privateRules)
    {
        var found = 0;
        for (var slot = Slot(hash); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var at = _slots[slot];
            if ((privateRules || at < _private) && _file.AsSpan(at).StartsWith(name) && IsEnd(at + name.Length))
            {
                found |= _file[at - 1] switch { (byte)'.' => Wildcard, (byte)'!' => Exception, _ => Plain };
            }
        }

        return found;
    }

    private void Add(int start, int end)
    {
        // "Each line is only read up to the first whitespace" (publicsuffix.org/list, format).
        var line = _file.AsSpan(start, end - start);
        var stop = line.IndexOfAny(" \t\r"u8);
        line = stop < 0 ? line : line[..stop];
        if (line.IsEmpty || line.StartsWith("//"u8))
        {
            return;
        }

        var skip = line.StartsWith("*."u8) ? 2 : line[0] == '!' ? 1 : 0;
        var hash = HashStart;
        for (var i = line.Length - 1; i >= skip; i--)
        {
            hash = Step(hash, line[i]);
        }

        // Slot value 0 means empty, and a rule's kind is told by the byte before it: a rule at offset 0 cannot be held.
        if (start + skip == 0)
        {
            return;
        }

        var slot = Slot(hash);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = start + skip;
    }

    private bool IsEnd(int at) => at == _file.Length || _file[at] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t';

    private int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));

    // FNV-1a (draft-eastlake-fnv), taken from the right end so that one pass over a name meets every suffix of it.
    private static uint Step(uint hash, byte c) => (hash ^ c) * 16777619;
}
