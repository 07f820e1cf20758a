using System.Net;

namespace ForgeryCheck.Cli.Commands;

/// <summary>How names are looked up.</summary>
/// <param name="Live">Whether name servers are asked.</param>
/// <param name="ReplayFile">A recording that answers instead; null for none.</param>
/// <param name="RecordFile">Where a live run is recorded; null for nowhere.</param>
/// <param name="Resolver">The name server; null for the system's.</param>
/// <param name="Timeout">How long to wait for an answer; null for the default.</param>
internal sealed record NameSettings(bool Live, string? ReplayFile, string? RecordFile, IPEndPoint? Resolver, TimeSpan? Timeout);
