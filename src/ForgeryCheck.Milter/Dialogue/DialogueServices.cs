using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Verdicts;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Milter.Dialogue;

/// <summary>What all dialogues share.</summary>
/// <param name="Options">The milter's options.</param>
/// <param name="Ids">Generates ids.</param>
/// <param name="Negotiator">Answers offers.</param>
/// <param name="Messages">Starts messages.</param>
/// <param name="Judge">Decides on messages.</param>
/// <param name="Telemetry">Log and metrics.</param>
internal sealed record DialogueServices(
    MilterOptions Options, IdGenerator Ids, Negotiator Negotiator, MessageFactory Messages, MessageJudge Judge, Telemetry Telemetry);
