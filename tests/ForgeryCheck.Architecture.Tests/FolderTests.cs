namespace ForgeryCheck.Architecture.Tests;

/// <summary>The dependencies between the folders of a project are acyclic, in the order given by src/README.md.</summary>
public sealed class FolderTests
{
    public static TheoryData<string, string, string> Projects => new()
    {
        { "ForgeryCheck.Core", "src/ForgeryCheck", "ForgeryCheck" },
        { "ForgeryCheck.Smtp", "src/ForgeryCheck.Smtp", "ForgeryCheck.Smtp" },
        { "ForgeryCheck.Milter", "src/ForgeryCheck.Milter", "ForgeryCheck.Milter" },
        { "ForgeryCheck.Streams", "src/ForgeryCheck.Streams", "ForgeryCheck.Streams" },
        { "ForgeryCheck.Web", "src/ForgeryCheck.Web", "ForgeryCheck.Web" },
        { "forgerycheck", "src/ForgeryCheck.Cli", "ForgeryCheck.Cli" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_use_each_other(string assembly, string folder, string root)
    {
        var circles = GraphOf(assembly).Circles().ToList();
        Assert.True(circles.Count == 0, $"Folders of {folder} ({root}) lie on a circle. Each line names the types that close it:\n{string.Join("\n", circles)}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_readme_lists_each_folder_below_those_it_uses(string assembly, string folder, string root)
    {
        var order = ReadmeOrder.Of(folder, root);
        var graph = GraphOf(assembly);
        Assert.All(graph.Folders.Where(one => one != root), one => Assert.True(order.Contains(one), $"src/README.md does not list {one} below {folder}/"));
        Assert.All(order, one => Assert.True(graph.Folders.Contains(one), $"src/README.md lists {one}, which is no folder of {folder}/"));
        foreach (var user in order)
        {
            Assert.All(graph.UsedBy(user), used => Assert.True(
                order.IndexOf(used) < order.IndexOf(user) && used != root, $"{user} uses {used}, which src/README.md lists below it: {graph.Why(user, used)}"));
        }
    }

    private static FolderGraph GraphOf(string assembly) => new(CompiledTypes.Modules.Single(module => module.Assembly.Name.Name == assembly));
}
