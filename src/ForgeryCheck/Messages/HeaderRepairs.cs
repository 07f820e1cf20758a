namespace ForgeryCheck.Messages;

/// <summary>
/// What was repaired to read a header that a person had pasted, and what could not be read. Null for a message that needed no repair: mail from a
/// server, a mailbox, or a file as it was sent.
/// </summary>
public sealed record HeaderRepairs
{
    /// <summary>Continuation lines that had lost their leading white space (RFC 5322 section 2.2.3) and were rejoined to their fields.</summary>
    public int Continuations { get; init; }

    /// <summary>The repairs, one by one: "2 blank lines within the header were removed". None of the text comes from the mail.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Lines that neither are nor continue a field: no rule has seen them.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>Received lines that contain "Received:" where it may be a line of its own, or part of what a sender said: read as it is written.</summary>
    public int LinesJoined { get; init; }

    /// <summary>Whether prose and an empty line preceded the header.</summary>
    internal bool IsBelowProse { get; init; }

    /// <summary>Whether another header was pasted directly below, and read with it.</summary>
    internal bool HoldsSecond { get; init; }

    /// <summary>Whether another header follows the empty line that ends this one.</summary>
    internal bool IsAboveSecond { get; init; }

    /// <summary>The repairs, in one sentence; null if there were none.</summary>
    public string? Sentence => Done.Count == 0 ? null : $"The header was pasted: {string.Join("; ", Done)}. Offsets refer to the header as it was read.";

    /// <summary>The warning; null if every line could be read.</summary>
    public string? Warning => ((string?[])[LeftOut, Joined, Second]).OfType<string>().ToList() is { Count: > 0 } all ? string.Join(' ', all) : null;

    private string? LeftOut => LinesLeftOut switch
    {
        0 => null,
        1 => "1 line of the header could not be read and was left out.",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LinesLeftOut} lines of the header could not be read and were left out."),
    };

    private string? Second => HoldsSecond ? "There are two headers, one directly below the other, which were read as one. Analyze each by itself."
        : IsAboveSecond ? "Another header follows below the first empty line, which was not examined. Analyze it by itself."
        : null;

    private string? Joined => LinesJoined switch
    {
        0 => null,
        1 => "1 Received line contains another one, or a sender's imitation of one: its client and its time may belong to either. Give each field a line of its own.",
        _ => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{LinesJoined} Received lines contain others, or a sender's imitations of them: their clients and times may belong to either. Give each field a line of its own."),
    };
}
