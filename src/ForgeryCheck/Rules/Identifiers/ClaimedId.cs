using ForgeryCheck.Chains;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>The id of a line that came from a stranger, and what it tells.</summary>
/// <param name="Hop">The line.</param>
/// <param name="Reading">What its id tells.</param>
internal sealed record ClaimedId(Hop Hop, IdReading Reading)
{
    /// <summary>The id as it stands in the line.</summary>
    internal string Text => MailText.Quote(Hop.Line.Id);
}
