using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Files;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Output;

/// <summary>The file in which the DNS answers of a run are recorded.</summary>
internal static class NameRecord
{
    /// <summary>Writes the answers, if they are recorded.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    internal static void Save(NameServices names, NameOptions options)
    {
        try
        {
            names.SaveRecord();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{options.RecordFile}: cannot be written ({FileFault.Reason(e)})", e);
        }
    }
}
