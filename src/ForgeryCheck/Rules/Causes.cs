using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules;

/// <summary>The causes of findings, by the value that they rest on.</summary>
internal static class Causes
{
    /// <summary>The time from the writing of the message to its lowest line: Date, Message-ID and signatures all depend on it.</summary>
    internal static readonly Cause Writing = new(CauseKind.Writing, 0);

    /// <summary>The organisations of the claimed lines.</summary>
    internal static readonly Cause Origin = new(CauseKind.Origin, 0);

    /// <summary>The position of the lowest line among the other fields.</summary>
    internal static readonly Cause LinesTakenOut = new(CauseKind.Order, 0);

    /// <summary>The zone of the Date field.</summary>
    internal static readonly Cause AuthorZone = new(CauseKind.AuthorZone, 0);

    /// <summary>The zone of a line's date.</summary>
    internal static Cause Zone(Hop hop) => new(CauseKind.Zone, hop.Number);

    /// <summary>The cause for a value of a line.</summary>
    internal static Cause Of(TraceField field, Hop hop) => new(
        field switch
        {
            TraceField.Helo or TraceField.ReverseName or TraceField.Address or TraceField.Port or TraceField.Ident => CauseKind.Client,
            TraceField.By => CauseKind.Server,
            TraceField.With or TraceField.Via => CauseKind.Protocol,
            TraceField.Software => CauseKind.Software,
            TraceField.Id => CauseKind.Id,
            TraceField.Date => CauseKind.Date,
            TraceField.Tls or TraceField.Cipher => CauseKind.Tls,
            TraceField.EnvelopeFrom => CauseKind.Sender,
            _ => CauseKind.Form,
        },
        hop.Number);
}
