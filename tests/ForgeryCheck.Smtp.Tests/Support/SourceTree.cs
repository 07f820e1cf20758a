namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Where things lie in the source tree.</summary>
internal static class SourceTree
{
    /// <summary>The top of it.</summary>
    internal static string Root { get; } = Find();

    /// <summary>samples/.</summary>
    internal static string Samples => Path.Combine(Root, "samples");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ForgeryCheck.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not run inside the source tree");
    }
}
