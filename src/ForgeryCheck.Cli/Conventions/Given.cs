using System.Text.Json;

namespace ForgeryCheck.Cli.Conventions;

/// <summary>What the user has given: files of rules, sites or recorded answers, and addresses to listen on.</summary>
internal static class Given
{
    /// <summary>Uses it. What is wrong with it is for the user to mend, so it is reported in one line.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    internal static T Use<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or JsonException)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
