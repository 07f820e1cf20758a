using System.Globalization;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>A snapshot for a status line.</summary>
/// <param name="Connections">Open connections.</param>
/// <param name="Messages">Messages accepted.</param>
/// <param name="Forged">Messages with the verdict forged.</param>
/// <param name="Suspicious">Messages with the verdict suspicious.</param>
/// <param name="QueueDepth">Messages awaiting analysis.</param>
/// <param name="Rate">Messages accepted per second, recently.</param>
public sealed record ListenerStatus(int Connections, long Messages, long Forged, long Suspicious, int QueueDepth, double Rate)
{
    /// <summary>"12 connections, 4711 messages, 3 forged, 10 suspicious, 0 queued, 85 a second".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Connections} {(Connections == 1 ? "connection" : "connections")}, {Messages} {(Messages == 1 ? "message" : "messages")}, {Forged} forged, {Suspicious} suspicious, {QueueDepth} queued, {Rate:0} a second");
}
