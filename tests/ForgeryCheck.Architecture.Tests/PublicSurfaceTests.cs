using PublicApiGenerator;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>
/// The public API of the library is recorded in a text file, so that every change shows up in review. For an intended change, run the test with
/// FORGERYCHECK_ACCEPT_GOLDEN=1 and commit the file.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_library_shows_what_its_text_file_says() => Check(typeof(Analyzer).Assembly, "ForgeryCheck.txt");

    private static void Check(System.Reflection.Assembly assembly, string file)
    {
        var surface = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(SourceTree.Root, "tests", "ForgeryCheck.Architecture.Tests", "PublicSurface", file);
        if (Environment.GetEnvironmentVariable("FORGERYCHECK_ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, surface);
        }

        var accepted = File.Exists(path) ? File.ReadAllLines(path) : [];
        var changes = surface.Split('\n').Except(accepted).Select(line => $"+ {line.Trim()}").Concat(accepted.Except(surface.Split('\n')).Select(line => $"- {line.Trim()}"));
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == surface,
            "the public surface changed. Where that is meant: FORGERYCHECK_ACCEPT_GOLDEN=1 dotnet test tests/ForgeryCheck.Architecture.Tests, and commit "
            + $"PublicSurface/{file}\n{string.Join("\n", changes)}");
    }
}
