namespace ForgeryCheck.Web.Tests.Support;

/// <summary>The messages of samples/.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "samples");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "ForgeryCheck.sln")) ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests do not run inside the repository"));
}
