using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>What a line says about the reverse name of the client's address.</summary>
internal static class ReverseNames
{
    /// <summary>
    /// Whether the receiving host looked up a name and found none: it says so, or writes a bare address where it would write a name. Exchange, Domino
    /// and others never write one, so their lines say nothing.
    /// </summary>
    internal static bool FoundNone(ReceivedLine line) =>
        line.ReverseNote == ReverseNameNote.Unknown
        || (line.ReverseNote == ReverseNameNote.NotRecorded && line.Address is not null && (line.Product is ProductName.Sendmail or ProductName.Gmail || (line.Product == ProductName.Proofpoint && line.Raw(TraceField.Software).StartsWith("8."u8))));
}
