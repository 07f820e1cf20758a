using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Files;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>Finds the configuration files that apply, and reads them.</summary>
internal static class ConfigurationLoader
{
    private const int MostBytes = 1_000_000;

    /// <summary>All places, nearest first, each with its file. Places above a file that calls itself the root are not among them.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="named">The value of --config; null if it was not given.</param>
    /// <exception cref="UsageException">A file is missing that was named, or is invalid.</exception>
    internal static List<LoadedPlace> Load(Command root, string? named)
    {
        List<LoadedPlace> loaded = [];
        ConfigurationReader? reader = null;
        var isAboveRoot = false;
        foreach (var place in Place.All(named))
        {
            if (place.Kind == PlaceKind.Found && isAboveRoot)
            {
                continue;
            }

            // Mostly there is no file at all: that costs a look at each place, and nothing else.
            if (!place.IsNamed && !File.Exists(place.Path) && !Directory.Exists(place.Path))
            {
                loaded.Add(new LoadedPlace(place, null, null));
                continue;
            }

            var one = Read(reader ??= new ConfigurationReader(root), place);
            isAboveRoot |= one.File?.IsRoot ?? false;
            loaded.Add(one);
        }

        return loaded;
    }

    private static LoadedPlace Read(ConfigurationReader reader, Place place)
    {
        string? why = null;
        try
        {
            using var handle = place.Kind == PlaceKind.Found ? FileOwner.Open(place.Path, out why) : Open(place);
            return new LoadedPlace(place, handle is null ? null : reader.Read(Content(handle, place.Path), place.Path), why);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return place.Kind == PlaceKind.Found
                ? new LoadedPlace(place, null, "it cannot be read")
                : throw new UsageException($"{place.Path}: cannot be read ({FileFault.Reason(e)})", e);
        }
    }

    private static SafeFileHandle Open(Place place)
    {
        if (Directory.Exists(place.Path))
        {
            throw new UsageException($"{place.Path}: is a folder, not a configuration file");
        }

        if (!File.Exists(place.Path))
        {
            throw new UsageException($"{place.Path}: no such file{(place.Kind == PlaceKind.Environment ? $"; it is named by {Place.Variable}" : "")}");
        }

        return File.OpenHandle(place.Path);
    }

    private static byte[] Content(SafeFileHandle handle, string path)
    {
        // A pipe has no length: read until there is too much.
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        var bytes = new byte[MostBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= MostBytes ? bytes[..count] : throw new UsageException($"{path}: is larger than 1 MB");
    }
}
