using System.Globalization;
using System.Text;
using ForgeryCheck.Files;

namespace ForgeryCheck.Streams.Submitting;

/// <summary>
/// Records how far a submission got: the number of inputs dealt with, and a hash of them, by which changed inputs are recognised. Replaced as a whole, so
/// that it is never half-written.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class ResumeFile(string path)
{
    private const string Heading = "forgerycheck submit";
    private const int Most = 256;

    private long _written = -1;

    /// <summary>What the file says; nothing done if there is none.</summary>
    /// <exception cref="FormatException">It is another file, or damaged; the message is one line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal ResumeMark Read()
    {
        if (!File.Exists(path))
        {
            return ResumeMark.Start;
        }

        using var reader = new StreamReader(path);
        var buffer = new char[Most];
        var text = new string(buffer, 0, reader.ReadBlock(buffer));
        return text.Split('\n') is [Heading, var done, var hash, ""] && long.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ResumeMark(number, hash)
            : throw new FormatException($"--resume {path}: was not written by forgerycheck submit");
    }

    /// <summary>Looks whether it can be written, before anything is sent.</summary>
    /// <exception cref="IOException">It cannot; the message is one line.</exception>
    internal void RequireWritable()
    {
        try
        {
            new WrittenFile(path).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e switch
            {
                DirectoryNotFoundException => "no such folder",
                UnauthorizedAccessException => "permission denied",
                _ => e.Message,
            };
            throw new IOException($"--resume {path}: cannot be written ({reason})", e);
        }
    }

    /// <summary>Writes how far it got.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Write(ResumeMark mark)
    {
        if (mark.Done == _written)
        {
            return;
        }

        using (var file = new WrittenFile(path))
        {
            file.Stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Heading}\n{mark.Done}\n{mark.Hash}\n")));
            file.Complete();
        }

        _written = mark.Done;
    }

    /// <summary>All is done: there is nothing to resume.</summary>
    internal void Remove() => File.Delete(path);
}
