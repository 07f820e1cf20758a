using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli;

/// <summary>Makes the service that looks names up as the options say.</summary>
internal static class NameServices
{
    internal static INameService Create(NameSettings settings) =>
        settings.Live || settings.ReplayFile is not null ? throw new UsageException("--dns: not built in yet") : NamesOff.Instance;
}
