namespace ForgeryCheck.Trace;

/// <summary>
/// What a "from" clause says of the client, part by part as <see cref="FromReader"/> meets them, and which of it the line is taken to mean: several
/// words may be an address, a name may be the HELO argument or looked up.
/// </summary>
internal ref struct ClientParts(ReceivedLine line, ReadOnlySpan<byte> text)
{
    private readonly ReceivedLine _line = line;
    private readonly ReadOnlySpan<byte> _text = text;
    private TextSpan _name, _helo, _repeated;
    private TextSpan _address, _badAddress;
    private HostAddress _value;
    private int _rank, _place, _part;
    private bool _unknown, _unconfirmed, _described, _socket, _isBadFirst;

    /// <summary>Whether a label said what the HELO argument is.</summary>
    internal bool HasHelo { get; private set; }

    /// <summary>Whether an address was found.</summary>
    internal readonly bool HasAddress => _rank > 0;

    /// <summary>Another comment begins, with this number.</summary>
    internal void BeginComment(int number) => _part = number;

    /// <summary>Takes the HELO argument; the first one counts.</summary>
    internal void TakeHelo(TextSpan span)
    {
        if (!HasHelo)
        {
            _helo = span;
            HasHelo = true;
        }
    }

    /// <summary>Takes a name that the server looked up; the first one counts.</summary>
    internal void TakeName(TextSpan span) => _name = _name.IsEmpty ? span : _name;

    /// <summary>The same of a bare word, which is no name after a word that says that none was found.</summary>
    internal void TakeBareName(TextSpan span) => _name = _name.IsEmpty && !_unknown ? span : _name;

    /// <summary>The server found no name.</summary>
    internal void TakeUnknownName() => _unknown = true;

    /// <summary>The name that the server found does not lead back to the address.</summary>
    internal void TakeUnconfirmedName() => _unconfirmed = true;

    /// <summary>The host wrote words of its own about the client, so what precedes them is what the client said.</summary>
    internal void NoteDescription() => _described = true;

    /// <summary>The host wrote that there was no connection over a network.</summary>
    internal void TakeSocket() => _socket = true;

    /// <summary>Takes an address that precedes another one in brackets.</summary>
    internal void TakeRepeatedAddress(TextSpan span) => _repeated = span;

    /// <summary>Takes text that is not an address, where only an address is allowed.</summary>
    internal void TakeBadAddress(TextSpan span) => _badAddress = span;

    /// <summary>"ident@name" before a bracket, "ident@192.0.2.1", "IDENT:user@name".</summary>
    internal void TakeIdent(Token token, int at, bool beforeBracket, int rank)
    {
        var start = AsciiWords.StartsWith(_text.Slice(token.Start, token.Length), "IDENT:"u8) ? token.Start + 6 : token.Start;
        var host = TextSpan.Between(token.Start + at + 1, token.End);
        if (token.Start + at > start)
        {
            _line.Set(TraceField.Ident, TextSpan.Between(start, token.Start + at));
        }

        if (!host.IsEmpty && !TakeAddress(host, rank) && _name.IsEmpty && (beforeBracket || AsciiWords.IsHostLike(_text.Slice(host.Start, host.Length))))
        {
            if (AsciiWords.Is(_text.Slice(host.Start, host.Length), "unknown"u8))
            {
                _unknown = true;
            }
            else
            {
                _name = host;
            }
        }
    }

    /// <summary>Takes an address, or what a program wrote in its place; false if it is neither. The highest rank counts.</summary>
    internal bool TakeAddress(TextSpan where, int rank)
    {
        if (AddressReader.TryRead(_text, where, out var address, out var span, out var port))
        {
            // Within one comment the first of equal rank wins; across comments the last, since a HELO may contain a comment of its own.
            if (rank > _rank || (rank == _rank && _part != _place))
            {
                (_value, _address, _rank, _place) = (address, span, rank, _part);
                if (!port.IsEmpty)
                {
                    _line.Set(TraceField.Port, port);
                }
            }

            return true;
        }

        if (rank > 1 && AddressReader.LooksLikeAddress(_text, where, true))
        {
            _badAddress = where;
            return true;
        }

        var bytes = _text.Slice(where.Start, where.Length);
        if (rank > 1 && bytes.LastIndexOf((byte)'/') is >= 0 and var slash && MayBeAddress(bytes[(slash + 1)..]))
        {
            return TakeAfterName(where, slash, rank);
        }

        if (rank > 1 && bytes.Length > 1 && bytes[0] == '-' && AsciiWords.IsDigit(bytes[1]))
        {
            // "[-1208586648]": malformed output of a program in an address position.
            _badAddress = where;
            return true;
        }

        return rank > 1 && TakeDate(where);
    }

    private static bool MayBeAddress(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && (AsciiWords.IsDigit(bytes[0]) || (char.IsAsciiHexDigit((char)bytes[0]) && bytes.Contains((byte)':')));

    /// <summary>Java's InetAddress.toString: "name/192.0.2.1", or "/192.0.2.1" where no name was looked up (Oracle Beehive).</summary>
    private bool TakeAfterName(TextSpan where, int slash, int rank)
    {
        if (!TakeAddress(TextSpan.Between(where.Start + slash + 1, where.End), rank))
        {
            return false;
        }

        if (slash > 0)
        {
            TakeBareName(new TextSpan(where.Start, slash));
        }

        return true;
    }

    /// <summary>
    /// Takes the first word of the clause, when the others are read. An address there counts as the client's only if nothing better was found, since
    /// it may be the HELO. The same of what looks like one: it was written by the host if a label says which word is the HELO ("from [62.59.36.551]
    /// (helo=x)"), or if the host wrote nothing else about the client; otherwise a client may have typed it.
    /// </summary>
    internal void TakeFirst(TextSpan where, bool isLiteral)
    {
        var isHelo = (_described || _unknown) && !HasHelo;
        if (_socket || TakeAddress(where, 1) || isHelo || _rank > 0 || !_badAddress.IsEmpty)
        {
            return;
        }

        if (AddressReader.LooksLikeAddress(_text, where, false))
        {
            _badAddress = where;
            _isBadFirst = true;
        }
        else if (isLiteral)
        {
            TakeDate(where);
        }
    }

    /// <summary>"from unknown (HELO h) (Fri, 09 Dec 2022 09:27:51 -0400)": a program put the date in an address position.</summary>
    internal bool TakeDate(TextSpan where)
    {
        var bytes = _text.Slice(where.Start, where.Length);
        if (bytes.Length < 14 || bytes.IndexOf((byte)':') < 0 || DateParser.Parse(_text, where.Start, where.End) is not { HasTime: true })
        {
            return false;
        }

        _line.Faults |= LineFaults.DateAsAddress;
        _badAddress = where;
        return true;
    }

    /// <summary>Sets the client's fields of the line, when all is read.</summary>
    /// <param name="first">The first word of the clause, a literal with its brackets; empty if there is none.</param>
    /// <param name="isLiteral">Whether it is an address literal.</param>
    internal readonly void Settle(TextSpan first, bool isLiteral)
    {
        // "from 192.0.2.1 by ...": the only address there is; the HELO was not recorded.
        if (HasHelo || (_rank != 1 && !_isBadFirst) || isLiteral)
        {
            _line.Set(TraceField.Helo, HasHelo ? _helo : first);
        }

        var (name, unknown) = (_name, _unknown);
        if (!HasHelo && first.IsEmpty && !_repeated.IsEmpty)
        {
            // "from (192.0.2.1 [192.0.2.1])": an address is not a looked-up name, so it is the HELO argument.
            _line.Set(TraceField.Helo, _repeated);
        }

        if (HasHelo && name.IsEmpty && !first.IsEmpty && !isLiteral)
        {
            var word = _text.Slice(first.Start, first.Length);
            if (AsciiWords.Is(word, "unknown"u8))
            {
                unknown = true;
            }
            else if (!_isBadFirst && !HostAddress.TryParse(word, out _))
            {
                name = first;
            }
        }

        if (!name.IsEmpty && _text[name.End - 1] == '.' && name.Length > 1)
        {
            // Gmail and BSD write the trailing dot of the root; other lines have the name without it.
            name = new TextSpan(name.Start, name.Length - 1);
        }

        if (!name.IsEmpty)
        {
            _line.Set(TraceField.ReverseName, name);
        }

        _line.ReverseNote = _unconfirmed ? ReverseNameNote.Unconfirmed : !name.IsEmpty ? ReverseNameNote.Named
            : unknown ? ReverseNameNote.Unknown : ReverseNameNote.NotRecorded;

        _line.IsFromSocket |= _socket && _rank == 0;
        if (_rank > 0 && (_badAddress.IsEmpty || _rank > 1))
        {
            _line.Address = _value;
            _line.Set(TraceField.Address, _address);
        }
        else if (!_badAddress.IsEmpty)
        {
            _line.Faults |= (_line.Faults & LineFaults.DateAsAddress) != 0 ? LineFaults.None : LineFaults.BadAddress;
            _line.Set(TraceField.Address, _badAddress);
        }
    }
}
