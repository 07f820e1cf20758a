using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Web.Live;

/// <summary>All that the page of a message shows.</summary>
/// <param name="Facts">Its envelope and session, and what was stored of its report.</param>
/// <param name="Dialogue">The commands and replies that led to it; empty if they are not held.</param>
/// <param name="Start">Its first bytes.</param>
/// <param name="IsChanged">Whether the bytes on the disk are not those that were stored.</param>
/// <param name="Report">Its report.</param>
/// <param name="IsAgain">Whether the report was made just now.</param>
internal sealed record OpenedMessage(KeptFacts Facts, ReadOnlyMemory<byte> Dialogue, byte[] Start, bool IsChanged, Report Report, bool IsAgain);
