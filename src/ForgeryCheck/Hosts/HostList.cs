namespace ForgeryCheck.Hosts;

/// <summary>A list of hosts: names, ".suffixes" (a domain and everything below it), addresses and CIDR blocks.</summary>
internal sealed class HostList
{
    /// <summary>The empty list.</summary>
    public static readonly HostList Empty = new([]);

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _suffixes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AddressBlock> _blocks = [];

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">An entry is none of the four; the message quotes it.</exception>
    public HostList(IEnumerable<string> entries)
    {
        Entries = [.. entries];
        foreach (var entry in Entries)
        {
            Add(entry);
        }
    }

    /// <summary>The entries as written.</summary>
    public IReadOnlyList<string> Entries { get; }

    /// <summary>Whether it lists addresses: then a host can be recognised by something other than a name.</summary>
    internal bool HasBlocks => _blocks.Count > 0;

    /// <summary>Whether a host name is in the list, ignoring case and a trailing dot.</summary>
    public bool HasName(string? name)
    {
        var rest = HostNames.Bare(name);
        if (rest.IsEmpty)
        {
            return false;
        }

        if (_names.Count > 0 && _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest))
        {
            return true;
        }

        return _suffixes.Count > 0 && HasSuffix(rest);
    }

    /// <summary>Whether a host is listed by its full name, rather than by a parent domain.</summary>
    internal bool Names(string? name) => _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(HostNames.Bare(name));

    /// <summary>Whether an address is in the list.</summary>
    public bool HasAddress(HostAddress? address)
    {
        if (address is { } wanted)
        {
            foreach (var block in _blocks)
            {
                if (block.Has(wanted))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether one entry lists two hosts: the same name, two names under one suffix, or two addresses in one block. Entries of a list need have nothing to
    /// do with one another.
    /// </summary>
    internal bool HasTogether((string? Name, HostAddress? Address) one, (string? Name, HostAddress? Address) other)
    {
        if (_blocks.Exists(block => one.Address is { } first && other.Address is { } second && block.Has(first) && block.Has(second)))
        {
            return true;
        }

        string name = HostNames.Bare(one.Name).ToString(), second = HostNames.Bare(other.Name).ToString();
        return name.Length > 0 && second.Length > 0
            && ((_names.Contains(name) && name.Equals(second, StringComparison.OrdinalIgnoreCase))
                || _suffixes.Any(suffix => HostNames.IsIn(name, suffix) && HostNames.IsIn(second, suffix)));
    }

    private bool HasSuffix(ReadOnlySpan<char> rest)
    {
        var suffixes = _suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!suffixes.Contains(rest))
        {
            var dot = rest.IndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            rest = rest[(dot + 1)..];
        }

        return true;
    }

    private void Add(string? entry)
    {
        var text = entry?.Trim() ?? "";
        if (text is ['[', .. var literal, ']'])
        {
            text = literal;
        }

        if (AddressBlock.TryParse(text, out var block))
        {
            _blocks.Add(block);
        }
        else if (text is ['.', .. var suffix] && HostNames.IsName(suffix))
        {
            _suffixes.Add(suffix.TrimEnd('.'));
        }
        else if (HostNames.IsName(text))
        {
            _names.Add(text.TrimEnd('.'));
        }
        else
        {
            throw new FormatException(
                $"\"{entry}\" is not a host: give a name (mx.example.org), a suffix (.example.org), an address (192.0.2.7) or a block (192.0.2.0/24)");
        }
    }
}
