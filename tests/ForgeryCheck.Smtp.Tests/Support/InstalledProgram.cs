namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Programs of others that tests talk to.</summary>
internal static class InstalledProgram
{
    /// <summary>The first of some programs that is not installed; null where all are.</summary>
    internal static string? Missing(IEnumerable<string> programs) => programs.FirstOrDefault(p => Find(p) is null);

    /// <summary>The program's file, sought in PATH and where Debian keeps servers; null where there is none.</summary>
    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Append("/usr/lib/postfix/sbin")
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The program's file, of which a test has said that it needs it.</summary>
    internal static string FileOf(string program) => Find(program) ?? throw new InvalidOperationException($"{program} is not installed");
}
