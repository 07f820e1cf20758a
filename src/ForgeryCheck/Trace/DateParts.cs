namespace ForgeryCheck.Trace;

/// <summary>The parts of a date as they are found: weekday, day, month, year, time, zone.</summary>
internal struct DateParts
{
    private int _weekday, _day, _month, _year, _hour, _minute, _second, _millisecond;
    private int _offset;
    private bool _started, _hasWeekday, _hasDay, _hasMonth, _hasYear, _hasTime, _hasOffset, _monthBeforeDay, _yearBeforeTime, _zoneIsName, _offsetIsName;
    private bool _pm, _am;
    private DateFaults _faults;
    private TextSpan _zoneName;
    private short[]? _zoneNameOffsets;

    /// <summary>The number of words that are not part of a date.</summary>
    internal int Strangers;

    /// <summary>Whether day, month, year and time have been found.</summary>
    internal readonly bool IsComplete => _hasDay && _hasMonth && _hasYear && _hasTime;

    /// <summary>Takes one word; false if it is not part of a date.</summary>
    internal bool Take(ReadOnlySpan<byte> word, int start)
    {
        if (word.Length == 0)
        {
            return true;
        }

        var first = word[0];
        var taken = AsciiWords.IsDigit(first) ? TakeNumber(word)
            : first is (byte)'+' or (byte)'-' ? TakeOffset(word)
            : AsciiWords.IsLetter(first) && TakeName(word, start);
        _started |= taken;
        return taken;
    }

    /// <summary>Takes "(PDT)": the name of the numeric zone before it.</summary>
    internal void TakeZoneComment(ReadOnlySpan<byte> word, int start)
    {
        if (_zoneName.IsEmpty && _hasTime && word.Length is > 0 and <= 32 && AsciiWords.IsName(word))
        {
            _zoneName = new TextSpan(start, word.Length);
            _zoneNameOffsets = ZoneNames.Find(word);
        }
    }

    /// <summary>Takes all parts of a date in the plain form at once.</summary>
    internal void TakePlain(int weekday, int day, int month, int year, int hour, int minute, int second, int offset)
    {
        (_weekday, _day, _month, _year, _hour, _minute, _second, _offset) = (weekday, day, month, year, hour, minute, second, offset);
        _started = _hasWeekday = _hasDay = _hasMonth = _hasYear = _yearBeforeTime = _hasTime = _hasOffset = true;
    }

    internal readonly TraceDate ToDate()
    {
        if (!_started)
        {
            return new TraceDate(0, false, null, Strangers > 0 ? DateFaults.Unreadable : DateFaults.Missing, default, false);
        }

        var faults = _faults;
        if (!IsComplete)
        {
            return new TraceDate(0, false, null, faults | DateFaults.Unreadable, _zoneName, _hasWeekday);
        }

        var hour = _pm && _hour < 12 ? _hour + 12 : _am && _hour == 12 ? 0 : _hour;
        if (_monthBeforeDay || !_yearBeforeTime || _pm || _am)
        {
            faults |= DateFaults.UnusualForm;
        }

        if (_pm || _am)
        {
            faults |= DateFaults.TwelveHourClock;
        }

        if (hour > 23 || _minute > 59 || _second > 60)
        {
            faults |= DateFaults.ImpossibleTime;
        }

        var year = FullYear(ref faults);
        if (year is < 1 or > 9998 || _month is < 1 or > 12 || _day < 1 || _day > DateTime.DaysInMonth(year, _month))
        {
            faults |= DateFaults.ImpossibleDay;
        }

        if (!_hasOffset)
        {
            faults |= _zoneIsName ? DateFaults.UnknownZone : DateFaults.NoZone;
        }

        var offset = _hasOffset ? _offset : 0;
        if (_hasOffset && (offset is < -720 or > 840 || offset % 15 != 0))
        {
            faults |= DateFaults.ImpossibleZone;
        }

        if (!_offsetIsName && _hasOffset && _zoneNameOffsets is { } known && Array.IndexOf(known, (short)offset) < 0)
        {
            faults |= DateFaults.ZoneNameDisagrees;
        }

        short? stated = _hasOffset ? (short)offset : null;
        if ((faults & (DateFaults.ImpossibleDay | DateFaults.ImpossibleTime)) != 0)
        {
            return new TraceDate(0, false, stated, faults, _zoneName, _hasWeekday);
        }

        var day = new DateOnly(year, _month, _day);
        if (_hasWeekday && (int)day.DayOfWeek != _weekday)
        {
            faults |= DateFaults.WrongWeekday;
        }

        var seconds = ((long)(day.DayNumber - 719162) * 86400) + (hour * 3600) + (_minute * 60) + _second - (offset * 60L);
        return new TraceDate((seconds * 1000) + _millisecond, true, stated, faults, _zoneName, _hasWeekday);
    }

    private readonly int FullYear(ref DateFaults faults)
    {
        if (_year >= 1000)
        {
            return _year;
        }

        // RFC 5322 section 4.3: 00-49 is 2000-2049, 50-99 is 1950-1999, three digits count from 1900.
        faults |= DateFaults.ShortYear;
        return _year < 50 ? 2000 + _year : 1900 + _year;
    }

    private bool TakeNumber(ReadOnlySpan<byte> word)
    {
        var digits = 0;
        while (digits < word.Length && AsciiWords.IsDigit(word[digits]))
        {
            digits++;
        }

        if (digits == word.Length)
        {
            return TakePlainNumber(word);
        }

        return word[digits] switch
        {
            (byte)':' or (byte)'.' when !_hasTime && digits <= 2 => TakeTime(word),
            (byte)'-' or (byte)'/' => TakeJoinedDate(word, digits),
            // "Wed, 28th May": an ordinal.
            (byte)'s' or (byte)'n' or (byte)'r' or (byte)'t' when digits <= 2 && word.Length == digits + 2 && !_hasDay => TakePlainNumber(word[..digits]),
            _ => false,
        };
    }

    private bool TakePlainNumber(ReadOnlySpan<byte> word)
    {
        if (word.Length > 4 || !DateWords.Number(word, out var value))
        {
            return false;
        }

        if (word.Length <= 2 && !_hasDay)
        {
            _day = value;
            _hasDay = true;
            _monthBeforeDay |= _hasMonth;
            return true;
        }

        if (!_hasYear && _hasDay)
        {
            // "0102" is what a program with a year-2000 bug writes for 2002: keep it as found, and report a short year.
            _year = value;
            _hasYear = true;
            _yearBeforeTime = !_hasTime;
            return true;
        }

        // "07:36:13 2000": a zone without a sign.
        if (_hasTime && _hasYear && !_hasOffset && word.Length == 4)
        {
            _offset = (value / 100 * 60) + (value % 100);
            _hasOffset = true;
            _faults |= DateFaults.UnusualZone;
            return true;
        }

        return false;
    }

    private bool TakeTime(ReadOnlySpan<byte> word)
    {
        Span<int> fields = stackalloc int[3];
        int field = 0, at = 0;
        while (field < 3)
        {
            while (at < word.Length && word[at] == ' ')
            {
                at++;
            }

            var begin = at;
            while (at < word.Length && AsciiWords.IsDigit(word[at]))
            {
                at++;
            }

            if (at == begin || at - begin > 2 || !DateWords.Number(word[begin..at], out fields[field]))
            {
                return false;
            }

            field++;
            if (at == word.Length || word[at] is not ((byte)':' or (byte)'.') || field == 3)
            {
                break;
            }

            at++;
        }

        if (field < 2)
        {
            return false;
        }

        if (at < word.Length && word[at] is (byte)'.' or (byte)',')
        {
            int scale = 100, begin = ++at;
            while (at < word.Length && AsciiWords.IsDigit(word[at]))
            {
                _millisecond += (word[at] - '0') * scale;
                scale /= 10;
                at++;
            }
        }

        (_hour, _minute, _second) = (fields[0], fields[1], field > 2 ? fields[2] : 0);
        _hasTime = true;
        // "10:00:00Z", "10:00:00PM", "10:00:00+0200": the zone glued to the time.
        return at == word.Length || Take(word[at..], 0);
    }

    private bool TakeJoinedDate(ReadOnlySpan<byte> word, int digits)
    {
        var separator = word[digits];
        var second = word[(digits + 1)..].IndexOf(separator);
        if (second < 0 || _hasDay || _hasYear)
        {
            return false;
        }

        var middle = word.Slice(digits + 1, second);
        var tail = word[(digits + 1 + second + 1)..];
        if (digits == 4)
        {
            // 2023-07-28 or 2023-07-28T19:32:25Z (ISO 8601).
            var t = tail.IndexOfAny((byte)'T', (byte)' ');
            var dayText = t > 0 ? tail[..t] : tail;
            if (!DateWords.Number(word[..digits], out _year) || !DateWords.Number(middle, out _month) || !DateWords.Number(dayText, out _day))
            {
                return false;
            }

            _hasYear = _hasMonth = _hasDay = _yearBeforeTime = true;
            _faults |= DateFaults.UnusualForm;
            return t < 0 || TakeNumber(tail[(t + 1)..]);
        }

        // 28-Dec-2014.
        if (!DateWords.Number(word[..digits], out _day) || DateWords.Month(middle) is not (> 0 and var month) || !DateWords.Number(tail, out _year))
        {
            return false;
        }

        _month = month;
        _hasYear = _hasMonth = _hasDay = _yearBeforeTime = true;
        _faults |= DateFaults.UnusualForm;
        return true;
    }

    private bool TakeOffset(ReadOnlySpan<byte> word)
    {
        if (_hasOffset && !_offsetIsName)
        {
            return true;
        }

        var digits = word[1..];
        var colon = digits.IndexOf((byte)':');
        int hours, minutes = 0;
        var isUnusual = colon > 0;
        if (isUnusual)
        {
            if (!DateWords.Number(digits[..colon], out hours) || !DateWords.Number(digits[(colon + 1)..], out minutes))
            {
                return false;
            }
        }
        else if (!DateWords.Number(digits, out hours))
        {
            return false;
        }
        else if (digits.Length >= 3)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else
        {
            isUnusual = true;
        }

        if (!_hasTime || digits.Length > 6)
        {
            return false;
        }

        var offset = (hours * 60) + minutes;
        _faults |= isUnusual ? DateFaults.UnusualZone : 0;
        // "+0060": the minutes of a zone never exceed 59, even if the total is in range.
        if (minutes > 59)
        {
            _faults |= DateFaults.ImpossibleZone;
        }

        _offset = Math.Clamp(word[0] == '-' ? -offset : offset, -32000, 32000);
        _hasOffset = true;
        _offsetIsName = false;
        return true;
    }

    private bool TakeName(ReadOnlySpan<byte> word, int start)
    {
        if (word.Length >= 3 && !_hasWeekday && DateWords.Weekday(word) is >= 0 and var weekday)
        {
            _weekday = weekday;
            _hasWeekday = true;
            return true;
        }

        if (!_hasMonth && DateWords.Month(word) is > 0 and var month)
        {
            _month = month;
            _hasMonth = true;
            return true;
        }

        if (!_hasTime || AsciiWords.Is(word, "for"u8) || AsciiWords.Is(word, "id"u8))
        {
            return false;
        }

        if (AsciiWords.Is(word, "pm"u8) || AsciiWords.Is(word, "am"u8))
        {
            _pm = (word[0] | 0x20) == 'p';
            _am = !_pm;
            return true;
        }

        // "GMT+0100": the offset is relative to the named zone.
        var sign = word.IndexOfAny((byte)'+', (byte)'-');
        if (sign > 0)
        {
            return ZoneNames.Find(word[..sign]) is not null && TakeOffset(word[sign..]);
        }

        if (_zoneName.IsEmpty && word.Length <= 7)
        {
            _zoneName = new TextSpan(start, start > 0 ? word.Length : 0);
            _zoneIsName = true;
            if (ZoneNames.Find(word) is { } offsets)
            {
                if (!_hasOffset)
                {
                    _offset = offsets[0];
                    _hasOffset = _offsetIsName = true;
                }

                _zoneNameOffsets = offsets;
            }

            return true;
        }

        return false;
    }
}
