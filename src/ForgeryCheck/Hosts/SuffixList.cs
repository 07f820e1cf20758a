using System.Numerics;

namespace ForgeryCheck.Hosts;

/// <summary>
/// The Public Suffix List (https://publicsuffix.org/list/): determines where the registered part of a name begins. The rules stay in the file's
/// bytes; an open-addressing table holds their offsets, so that loading the list allocates no strings.
/// </summary>
internal sealed class SuffixList
{
    private const uint HashStart = 2166136261;
    private readonly byte[] _file;
    private readonly int[] _slots;
    private readonly int _private;

    /// <summary>Reads the list as published: a rule per line, UTF-8, comments after "//".</summary>
    internal SuffixList(byte[] file)
    {
        _file = file;
        // Rules are rarely shorter than 6 bytes with their line end, so at least half the table stays empty.
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
    /// The start of the registrable domain in a name of lower-case UTF-8 bytes; -1 if the name is itself a public suffix, or no rule matches: the
    /// list's default rule "*" would make hosts of .corp and .lan public.
    /// </summary>
    /// <param name="name">The name, without a trailing dot.</param>
    /// <param name="privateRules">Whether to apply the private section: domains whose owners let subdomains to others.</param>
    internal int RegistrableStart(ReadOnlySpan<byte> name, bool privateRules)
    {
        // Rules are looked up from the right, label by label; the longest match wins, and an exception beats all.
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

    /// <summary>Whether a label, in lower-case UTF-8, is a top-level domain of the Internet.</summary>
    internal bool HasTop(ReadOnlySpan<byte> label)
    {
        var hash = HashStart;
        for (var i = label.Length - 1; i >= 0; i--)
        {
            hash = Step(hash, label[i]);
        }

        return !label.IsEmpty && Find(label, hash, privateRules: false) != 0;
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

        // Slot value 0 means empty, and the byte before a rule gives its kind: a rule at offset 0 cannot be stored.
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

    // FNV-1a (draft-eastlake-fnv), computed from the right end so that one pass over a name yields the hash of every suffix.
    private static uint Step(uint hash, byte c) => (hash ^ c) * 16777619;
}
