using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>A message's way from one declared site into another.</summary>
/// <param name="From">The site it comes from.</param>
/// <param name="To">The site it goes to.</param>
/// <param name="Entry">The line that a host of the receiving site wrote when the message came in.</param>
/// <param name="EntryIsForeign">Whether the client of that line belongs to neither site.</param>
/// <param name="Accused">The claimed lines that show a host of neither site between, top first; empty where the way is straight.</param>
/// <param name="Source">The line that shows a host of the sending site; null where only From or the envelope names the site.</param>
/// <param name="IsRelayed">Whether the mail visibly went through a mailing list or was sent on, so that a host between is to be expected.</param>
internal sealed record SiteLeg(
    Site From, Site To, Hop Entry, bool EntryIsForeign, IReadOnlyList<Hop> Accused, Hop? Source, bool IsRelayed);
