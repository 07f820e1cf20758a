using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Facts.Products;

/// <summary>
/// Distinguishes lines with a false program comment from lines that no program wrote. Administrators replace the version with their own banner,
/// and providers number their own builds: the comment is then at odds with the rest, but the rest is consistent, down to the clock in the id, which a
/// changed comment does not affect.
/// </summary>
internal static class Masks
{
    /// <summary>Programs whose ids encode the second, so that a matching one is no accident.</summary>
    private static readonly string[] Programs = [ProductName.Exim, ProductName.Sendmail];

    /// <summary>The program that wrote a line, whatever its comment says; null if form, id and clock are not all of one.</summary>
    internal static Mask? Find(ProductFacts facts, Hop hop)
    {
        var line = hop.Line;
        if (!line.Date.HasTime || ClockText.IsVague(line.Date))
        {
            return null;
        }

        foreach (var program in Programs)
        {
            if (LeadingClock.Agrees(program, LastingId(line), line.Date.UnixMilliseconds) && IsOfOnePiece(facts, program, line))
            {
                return new Mask(program);
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> LastingId(ReceivedLine line) => line.BareId;

    private static bool IsOfOnePiece(ProductFacts facts, string program, ReceivedLine line)
    {
        var shown = new ShownAspects(line, stackalloc int[ShownAspects.Count]);
        foreach (var fact in facts.Of(program))
        {
            if (fact.IsKept(shown) == false)
            {
                return false;
            }
        }

        return true;
    }
}
