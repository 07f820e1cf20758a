namespace ForgeryCheck.Cli.Tests;

/// <summary>A test that needs bash.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "bash"))))
        {
            Skip = "bash is not installed";
        }
    }
}
