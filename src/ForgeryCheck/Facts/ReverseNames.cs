namespace ForgeryCheck.Facts;

/// <summary>What a line says about the reverse name of the client's address.</summary>
internal static class ReverseNames
{
    /// <summary>What this program calls itself in the lines that it writes.</summary>
    internal const string OwnProgram = "ForgeryCheck";

    /// <summary>
    /// Whether nobody has looked for a name: a line of this program has a name, or says that there is none, unless it was written for a mail server that
    /// did not say.
    /// </summary>
    internal static bool NobodyLooked(ReceivedLine line) => line.ReverseNote == ReverseNameNote.NotRecorded && line.Software == OwnProgram;

    /// <summary>
    /// Whether the receiving host looked up a name and found none: it says so, or writes a bare address where it would write a name. Exchange, Domino
    /// and others never write one, so their lines say nothing.
    /// </summary>
    internal static bool FoundNone(ReceivedLine line) =>
        line.ReverseNote == ReverseNameNote.Unknown
        || (line.ReverseNote == ReverseNameNote.NotRecorded && line.Address is not null && (line.Product is ProductName.Sendmail or ProductName.Gmail || (line.Product == ProductName.Proofpoint && line.Raw(TraceField.Software).StartsWith("8."u8))));
}
