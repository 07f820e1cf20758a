using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>A message's passage from one declared site to another.</summary>
/// <param name="From">The site it comes from.</param>
/// <param name="To">The site it goes to.</param>
/// <param name="Entry">The line that a host of the receiving site wrote on entry.</param>
/// <param name="EntryIsForeign">Whether the client of that line belongs to neither site.</param>
/// <param name="Accused">The claimed lines that show a host of neither site in between, top first; empty if the passage is direct.</param>
/// <param name="Source">The line that shows a host of the sending site; null if only From or the envelope names the site.</param>
/// <param name="IsRelayed">Whether the mail visibly went through a mailing list or was forwarded, so that a host in between is expected.</param>
internal sealed record SiteLeg(
    Site From, Site To, Hop Entry, bool EntryIsForeign, IReadOnlyList<Hop> Accused, Hop? Source, bool IsRelayed);
