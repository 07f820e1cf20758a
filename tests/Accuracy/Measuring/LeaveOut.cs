using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>What is left out of the counts, so that weights can be tried on it.</summary>
/// <param name="Set">A set of mail, with all that was forged out of it.</param>
/// <param name="Half">A half of every set.</param>
/// <param name="Kit">A kit, or a level of forgebench, wherever it was met.</param>
internal sealed record LeaveOut(string? Set = null, Purpose? Half = null, string? Kit = null)
{
    internal static readonly LeaveOut Nothing = new();

    internal bool Has(string set, Purpose half) => half == Half || (Set is not null && (set == Set || set == Corpus.MadeOf(Set)));
}
