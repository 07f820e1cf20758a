using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>What can be told from a line about the name that the client's address has in the DNS.</summary>
internal static class ReverseNames
{
    /// <summary>
    /// Whether the receiving host looked for a name and found none: it says so, or it writes a bare address where it would write a name.
    /// Exchange, Domino and others never write one, so of their lines nothing can be told.
    /// </summary>
    internal static bool FoundNone(ReceivedLine line) =>
        line.ReverseNote == ReverseNameNote.Unknown
        || (line.ReverseNote == ReverseNameNote.NotRecorded && line.Address is not null && (line.Product is ProductName.Sendmail or ProductName.Gmail || (line.Product == ProductName.Proofpoint && line.Raw(TraceField.Software).StartsWith("8."u8))));
}
