using ForgeryCheck.Names;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of work.</summary>
/// <param name="Work">What the worker does, except names.</param>
/// <param name="Names">How names are looked up.</param>
/// <param name="Console">What it says on standard output and standard error.</param>
internal sealed record WorkSettings(WorkOptions Work, NameOptions Names, ConsoleSettings Console);
