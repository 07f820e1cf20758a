using System.Text.Json;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Cli.Services;

/// <summary>Reads files again while a server runs. What cannot be read is logged, and what was read before stays in use.</summary>
/// <param name="log">The log.</param>
/// <param name="steps">What is read, each as a whole or not at all.</param>
internal sealed class Reload(IListenerLog log, params IReadOnlyList<Action> steps)
{
    /// <summary>Reads all of it.</summary>
    internal void Run()
    {
        var failures = 0;
        foreach (var step in steps)
        {
            try
            {
                step();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or JsonException or UsageException)
            {
                failures++;
                log.Write(LogLevel.Error, "not-reloaded", null, ("reason", e.Message));
            }
        }

        if (failures == 0)
        {
            log.Write(LogLevel.Info, "reloaded", null);
        }
    }
}
