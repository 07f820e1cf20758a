using ForgeryCheck.Milter.Options;
using ForgeryCheck.Names;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of milter.</summary>
/// <param name="Milter">The milter's options, except names.</param>
/// <param name="Names">How names are looked up.</param>
/// <param name="Publish">The streams to which messages are published; null for none.</param>
/// <param name="Console">What it says.</param>
internal sealed record MilterSettings(MilterOptions Milter, NameOptions Names, StreamOptions? Publish, ConsoleSettings Console);
