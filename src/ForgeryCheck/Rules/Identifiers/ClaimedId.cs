using ForgeryCheck.Chains;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>The id of a line that came from a stranger, and what it tells.</summary>
internal sealed class ClaimedId(Hop hop, in IdReading reading)
{
    private readonly IdReading _reading = reading;

    /// <summary>The line.</summary>
    internal Hop Hop => hop;

    /// <summary>What its id tells: a big value, which each rule reads in its place.</summary>
    internal ref readonly IdReading Reading => ref _reading;

    /// <summary>The id as it stands in the line.</summary>
    internal string Text => MailText.Quote(Hop.Line.Id);
}
