using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts;

/// <summary>A line that may be days older than the Date field and still be of this message.</summary>
internal static class OwnOlderLine
{
    // Shorter ones may be in a Message-ID by chance.
    private const int LeastId = 8;

    internal static bool Is(MessageFacts facts, Hop hop) => IsComposing(facts.Chain, hop) || HasMessageIdOf(facts.Message.Header, hop.Line);

    /// <summary>
    /// Whether the lowest line says when the author wrote, on a web page or through a programming interface: a draft, or mail that is to be sent later, gets
    /// its Date when it is sent.
    /// </summary>
    internal static bool IsComposing(Chain chain, Hop hop) =>
        hop == chain.Hops[^1]
        && (hop.Line.Kind == ReceivedKind.Web || (hop.Line.Product == ProductName.Coremail && hop.Line.By?.Contains("webmail", StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Whether the host of a line made the Message-ID from the id that the line has: it is this message that it had, and its clock is wrong.</summary>
    private static bool HasMessageIdOf(HeaderBlock header, ReceivedLine line) =>
        line.Id is { Length: >= LeastId } id && header.Text("Message-ID"u8)?.Contains(id, StringComparison.Ordinal) == true;
}
