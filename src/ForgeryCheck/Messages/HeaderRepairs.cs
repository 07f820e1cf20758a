namespace ForgeryCheck.Messages;

/// <summary>
/// What was done to read a header that a person had pasted, and what could not be read. Null on a message that needed nothing: mail from
/// a server, a mailbox, or a file that is as it was sent.
/// </summary>
public sealed record HeaderRepairs
{
    /// <summary>Continuation lines that had lost their blanks (RFC 5322 section 2.2.3) and were put back to their fields.</summary>
    public int Continuations { get; init; }

    /// <summary>What was put right, part by part: "2 blank lines between the fields were taken out". Nothing in it comes from the mail.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Lines that are no field and belong to none: no rule has seen them.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>Whether prose and an empty line stood above the header.</summary>
    internal bool IsBelowProse { get; init; }

    /// <summary>What was done, in one sentence; null where nothing was.</summary>
    public string? Sentence => Done.Count == 0 ? null : $"The header was pasted: {string.Join("; ", Done)}. Offsets count in the header as it was read.";

    /// <summary>The warning; null where every line could be read.</summary>
    public string? Warning => LinesLeftOut switch
    {
        0 => null,
        1 => "1 line of the header could not be read and was left out.",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LinesLeftOut} lines of the header could not be read and were left out."),
    };
}
