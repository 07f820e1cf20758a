using ForgeryCheck.Chains;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>
/// Tells lines whose comment lies about the program from lines that nobody's program wrote. Administrators put a banner of their own in place of
/// the version, and providers number their own builds: the comment is then at odds with the rest, and the rest is of one piece, down to the clock
/// inside the id, which the one who changed the comment did not touch.
/// </summary>
internal static class Masks
{
    /// <summary>Programs whose ids tell the second, so that a right one is no accident.</summary>
    private static readonly string[] Programs = [ProductName.Exim, ProductName.Sendmail];

    /// <summary>The program that wrote a line, whatever its comment says; null where form, id and clock are not all of one.</summary>
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

    private static ReadOnlySpan<byte> LastingId(ReceivedLine line) => line.Raw(TraceField.Id).Trim("<> \t"u8);

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
