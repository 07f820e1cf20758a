using ForgeryCheck.Milter.Options;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of milter.</summary>
/// <param name="Milter">The milter's options, except names.</param>
/// <param name="Names">How names are looked up.</param>
/// <param name="Console">What it says.</param>
internal sealed record MilterSettings(MilterOptions Milter, NameOptions Names, ConsoleSettings Console);
