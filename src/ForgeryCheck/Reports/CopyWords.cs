using System.Globalization;
using ForgeryCheck.Copies;

namespace ForgeryCheck.Reports;

/// <summary>What the reports say of the copy that was analyzed.</summary>
internal static class CopyWords
{
    internal static string Of(CopyState state) => state switch
    {
        CopyState.Consistent => "consistent",
        CopyState.Contradictory => "contradictory",
        _ => "untestable",
    };

    /// <summary>One sentence; null where there was nothing to look at.</summary>
    internal static string? Sentence(CopyExamination copy)
    {
        var which = copy.Lines == 1 ? "line 1, which is" : string.Create(CultureInfo.InvariantCulture, $"lines 1 to {copy.Lines}, which are");
        return copy.State switch
        {
            CopyState.Consistent => $"nothing in {which} trusted, contradicts itself. That is no proof that the copy was not changed.",
            CopyState.Contradictory => $"something in {which} trusted, contradicts itself, as no mail host writes it. This copy may have been changed after the message was received.",
            _ => null,
        };
    }
}
