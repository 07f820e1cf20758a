using System.Globalization;

namespace ForgeryCheck.Web.Monitoring;

/// <summary>A snapshot for a status line.</summary>
/// <param name="Requests">Requests answered.</param>
/// <param name="Messages">Messages analyzed.</param>
/// <param name="Forged">Messages with the verdict forged.</param>
/// <param name="Suspicious">Messages with the verdict suspicious.</param>
public sealed record WebStatus(long Requests, long Messages, long Forged, long Suspicious)
{
    /// <summary>"47 requests, 11 messages, 3 forged, 1 suspicious".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Requests} {(Requests == 1 ? "request" : "requests")}, {Messages} {(Messages == 1 ? "message" : "messages")}, {Forged} forged, {Suspicious} suspicious");
}
