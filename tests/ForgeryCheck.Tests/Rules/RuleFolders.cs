namespace ForgeryCheck.Tests.Rules;

/// <summary>The folders of the source tree that people read and change beside the code: pages and samples of the rules.</summary>
internal static class RuleFolders
{
    private static readonly string Root = FindRoot();

    /// <summary>rules/: one page a rule, FCnnn.md.</summary>
    internal static string Pages { get; } = Path.Combine(Root, "rules");

    /// <summary>samples/: the messages that a newcomer tries, those of the rules among them.</summary>
    internal static string AllSamples { get; } = Path.Combine(Root, "samples");

    /// <summary>samples/rules/: one folder a rule, FCnnn, with hit-*.eml and pass-*.eml.</summary>
    internal static string Samples { get; } = Path.Combine(Root, "samples", "rules");

    /// <summary>The list of ids that were ever given out.</summary>
    internal static string Ids { get; } = Path.Combine(Root, "tests", "ForgeryCheck.Tests", "Rules", "rule-ids.txt");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ForgeryCheck.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not run inside the source tree");
    }
}
