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
    /// <summary>Sessions begun.</summary>
    public long Sessions { get; init; }

    /// <summary>Messages answered with 250 and dropped for all their recipients; they are not among <see cref="Messages"/>.</summary>
    public long Dropped { get; init; }

    /// <summary>Recipients whose mail was dropped, those of messages that were kept for others included.</summary>
    public long RecipientsDropped { get; init; }

    /// <summary>"12 connections, 4711 messages, 3 forged, 10 suspicious, 0 queued, 85 a second"; what was dropped only where something was.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Connections} {(Connections == 1 ? "connection" : "connections")}, {Counts()}, {QueueDepth} queued, {Rate:0} a second");

    /// <summary>All of the run: "200 sessions, 4711 messages, 3 forged, 10 suspicious, 5 dropped, mail dropped for 7 recipients".</summary>
    public string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sessions} {(Sessions == 1 ? "session" : "sessions")}, {Counts()}{(RecipientsDropped > 0 ? $", mail dropped for {RecipientsDropped} {(RecipientsDropped == 1 ? "recipient" : "recipients")}" : "")}");

    private string Counts() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Messages} {(Messages == 1 ? "message" : "messages")}, {Forged} forged, {Suspicious} suspicious{(Dropped > 0 ? $", {Dropped} dropped" : "")}");
}
