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

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", surface);
    }
}
