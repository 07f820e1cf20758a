namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A folder of a test's own.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fc-web-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
