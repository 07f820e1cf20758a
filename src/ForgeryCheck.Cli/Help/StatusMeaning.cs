using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Help;

/// <summary>What an exit status of a command means.</summary>
/// <param name="Status">The status.</param>
/// <param name="Meaning">When the command ends with it.</param>
internal sealed record StatusMeaning(ExitStatus Status, string Meaning);
