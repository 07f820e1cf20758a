using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>What one Received line says happened: a client handed the message to a server at a time.</summary>
public sealed class Hop
{
    /// <summary>The line's number as a reader counts: 1 is the top one, the newest.</summary>
    public required int Number { get; init; }

    /// <summary>The line.</summary>
    public required ReceivedLine Line { get; init; }

    /// <summary>The header field that holds it.</summary>
    public required HeaderField Field { get; init; }

    /// <summary>Index of that field among all fields of the header.</summary>
    public required int FieldIndex { get; init; }

    /// <summary>Seconds from the line below to this one; negative where the clock ran backwards; null where either has no time.</summary>
    public double? DelaySeconds { get; internal set; }

    /// <summary>How far the line can be believed.</summary>
    public HopStatus Status { get; internal set; }
}
