namespace ForgeryCheck.Trace;

/// <summary>Describes how a line is written, aspect by aspect, without judging it. Allocates nothing.</summary>
internal static class LineAspects
{
    /// <summary>The value of an aspect that a line does not show.</summary>
    internal const int NotShown = -1;

    private static readonly string[] NoYes = ["no", "yes"];
    private static readonly string[] Days = ["two digits", "zero in front", "blank in front", "one digit", "one digit after a fold"];
    private static readonly string[] Cases = ["capitals", "small letters", "both"];
    private static readonly string[] Orders = ["usual", "another", "version before the protocol"];
    private static readonly string[] Versions = ["none", "one number", "pair"];

    /// <summary>The values of an aspect, as products.json spells them; a value's number is its index.</summary>
    internal static IReadOnlyList<string> Names(LineAspect aspect) => aspect switch
    {
        LineAspect.Day => Days,
        LineAspect.Protocol => Cases,
        LineAspect.Client => ClientForms.Names,
        LineAspect.Order => Orders,
        LineAspect.Version => Versions,
        _ => NoYes,
    };

    /// <summary>The name of the aspect in products.json.</summary>
    internal static string Name(LineAspect aspect) => aspect switch
    {
        LineAspect.ZoneName => "zone name",
        _ => aspect.ToString().ToLowerInvariant(),
    };

    /// <summary>The number of the value that a line shows; <see cref="NotShown"/> if it shows none.</summary>
    internal static int Read(LineAspect aspect, ReceivedLine line) => aspect switch
    {
        LineAspect.Weekday => line.Date.HasTime ? Number(line.Date.HasWeekday) : NotShown,
        LineAspect.Day => line.Date.HasTime ? Day(line.Raw(TraceField.Date)) : NotShown,
        LineAspect.ZoneName => line.Date.HasTime ? Number(HasCommentBehind(line.Raw(TraceField.Date)) || !line.Date.ZoneName.IsEmpty) : NotShown,
        LineAspect.Protocol => Protocol(line.Raw(TraceField.With)),
        LineAspect.Client => (int)ClientForms.Read(line),
        LineAspect.Id => Number(line.Has(TraceField.Id)),
        LineAspect.Order => Order(line),
        LineAspect.Fold => Number(line.Bytes.Span.TrimEnd(" \t\r\n"u8).Contains((byte)'\n')),
        LineAspect.Version => Version(line.Raw(TraceField.Software)),
        _ => NotShown,
    };

    /// <summary>The field of a line in which the aspect is visible.</summary>
    internal static TraceField Place(LineAspect aspect) => aspect switch
    {
        LineAspect.Weekday or LineAspect.Day or LineAspect.ZoneName => TraceField.Date,
        LineAspect.Protocol => TraceField.With,
        LineAspect.Client => TraceField.Address,
        LineAspect.Id => TraceField.Id,
        _ => TraceField.Software,
    };

    // A name of the zone follows the time; a comment before the date is none.
    private static bool HasCommentBehind(ReadOnlySpan<byte> date) => date.LastIndexOf((byte)':') is >= 0 and var time && date[time..].Contains((byte)'(');

    private static int Number(bool value) => value ? 1 : 0;

    /// <summary>Hosts that refold a line break it at any space and lose the padding there: after a fold, a single digit proves nothing.</summary>
    private static int Day(ReadOnlySpan<byte> date)
    {
        var at = 0;
        while (at < date.Length && (AsciiWords.IsLetter(date[at]) || date[at] == ','))
        {
            at++;
        }

        var gap = at;
        while (at < date.Length && date[at] <= ' ')
        {
            at++;
        }

        var blanks = date[gap..at];
        var digits = date[at..];
        if (digits.Length < 2 || !AsciiWords.IsDigit(digits[0]))
        {
            return NotShown;
        }

        return AsciiWords.IsDigit(digits[1]) ? Number(digits[0] == '0')
            : digits[1] > ' ' ? NotShown
            : blanks.Contains((byte)'\n') ? 4
            : blanks.Length > 1 ? 2 : 3;
    }

    private static int Protocol(ReadOnlySpan<byte> with)
    {
        // Sendmail mailers rather than protocols: "with internal" for a message it made itself (a bounce), "with bsmtp" for one that came by UUCP.
        if (AsciiWords.Is(with, "internal"u8) || AsciiWords.Is(with, "bsmtp"u8))
        {
            return NotShown;
        }

        int capitals = 0, small = 0;
        foreach (var c in with)
        {
            capitals += c is >= (byte)'A' and <= (byte)'Z' ? 1 : 0;
            small += c is >= (byte)'a' and <= (byte)'z' ? 1 : 0;
        }

        return (capitals, small) switch { (0, 0) => NotShown, (_, 0) => 0, (0, _) => 1, _ => 2 };
    }

    /// <summary>The usual order is from, by, with, id, for (RFC 5321 section 4.4, Opt-info).</summary>
    private static int Order(ReceivedLine line)
    {
        var last = ClauseKind.Unknown;
        foreach (var clause in line.Clauses)
        {
            if (clause.Kind is not (ClauseKind.From or ClauseKind.By or ClauseKind.With or ClauseKind.Id or ClauseKind.For))
            {
                continue;
            }

            var (software, with) = (line.Span(TraceField.Software), line.Span(TraceField.With));
            if (clause.Kind == ClauseKind.With && software.Start > clause.Keyword.End && software.End < with.Start)
            {
                return 2;
            }

            if (clause.Kind < last)
            {
                return 1;
            }

            last = clause.Kind;
        }

        return 0;
    }

    /// <summary>"8.12.10/8.12.10" is a pair: the program's version and that of its configuration.</summary>
    private static int Version(ReadOnlySpan<byte> software) =>
        SoftwareVersion.Find(software).IsEmpty ? 0 : software.Contains((byte)'/') ? 2 : 1;
}
