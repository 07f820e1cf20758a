using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Content;

/// <summary>Where messages too large for memory go while they are received.</summary>
/// <param name="path">The folder, which must exist.</param>
internal sealed class SpillFolder(string path)
{
    /// <summary>Opens a read-write file that vanishes when it is closed, or when the process ends for whatever reason.</summary>
    /// <exception cref="IOException">It could not be created.</exception>
    internal SafeFileHandle Create()
    {
        var name = Path.Combine(path, $"spill-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var options = FileOptions.Asynchronous;
        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options | FileOptions.DeleteOnClose);
        }

        var file = File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, options);
        File.Delete(name);
        return file;
    }
}
