namespace ForgeryCheck.Architecture.Tests;

/// <summary>The arrows between the folders of a project go one way.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => new(CompiledTypes.Modules.Select(module => module.Assembly.Name.Name));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_use_each_other(string project)
    {
        var graph = new FolderGraph(CompiledTypes.Modules.Single(module => module.Assembly.Name.Name == project));
        Assert.NotEmpty(graph.Folders);
        var circles = graph.Circles().ToList();
        Assert.True(circles.Count == 0, $"Folders of {project} lie on a circle. Each line names the types that close it:\n{string.Join("\n", circles)}");
    }
}
