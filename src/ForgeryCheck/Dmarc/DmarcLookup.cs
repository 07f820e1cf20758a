using ForgeryCheck.Names;

namespace ForgeryCheck.Dmarc;

/// <summary>What was found at one domain.</summary>
/// <param name="Record">The record; null if there is none.</param>
/// <param name="Unanswered">The question, if it has no answer.</param>
internal readonly record struct DmarcLookup(DmarcRecord? Record, DnsAnswer? Unanswered);
