using System.Text;
using Xunit.Sdk;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Compares output with a file of Golden/, byte for byte.</summary>
internal static class Golden
{
    private const string Accept = "FORGERYCHECK_ACCEPT_GOLDEN";

    internal static void Check(string name, byte[] actual)
    {
        var path = Path.Combine(Folder(), name + ".golden");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllBytes(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (actual.AsSpan().SequenceEqual(expected))
        {
            return;
        }

        var beside = Path.Combine(Path.GetTempPath(), name + ".actual");
        File.WriteAllBytes(beside, actual);
        var at = actual.AsSpan().CommonPrefixLength(expected);
        throw new XunitException(
            $"{name}.golden differs at byte {at}, line {1 + actual.AsSpan(0, at).Count((byte)'\n')}.\n"
            + $"expected: {Excerpt(expected, at)}\nactual:   {Excerpt(actual, at)}\n"
            + $"See: diff {path} {beside}\nTo accept what is written now: {Accept}=1 dotnet test --filter FullyQualifiedName~Reports");
    }

    private static string Excerpt(byte[] bytes, int at) =>
        Encoding.UTF8.GetString(bytes.AsSpan(at, Math.Min(80, bytes.Length - at))).ReplaceLineEndings("\\n");

    // The files of the source tree are read, so that accepting rewrites what is compared.
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ForgeryCheck.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "tests", "ForgeryCheck.Tests", "Reports", "Golden");
    }
}
