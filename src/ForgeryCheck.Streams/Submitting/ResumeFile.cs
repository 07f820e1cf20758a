using System.Globalization;

namespace ForgeryCheck.Streams.Submitting;

/// <summary>
/// Records how far a submission got: the number of inputs dealt with, and SHA-256 of the last message among them, by which changed inputs are recognised.
/// Replaced as a whole, so that it is never half-written.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class ResumeFile(string path)
{
    private const string Heading = "forgerycheck submit";

    private long _written = -1;

    /// <summary>What the file says; nothing done if there is none.</summary>
    /// <exception cref="FormatException">It is another file, or damaged; the message is one line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal (long Done, string Last) Read()
    {
        if (!File.Exists(path))
        {
            return (0, "");
        }

        using var reader = new StreamReader(path);
        var buffer = new char[256];
        var text = new string(buffer, 0, reader.ReadBlock(buffer));
        return text.Split('\n') is [Heading, var done, var last, ""] && long.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, last)
            : throw new FormatException($"--resume {path}: was not written by forgerycheck submit");
    }

    /// <summary>Writes how far it got.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Write(long done, string last)
    {
        if (done == _written)
        {
            return;
        }

        var next = path + ".new";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{Heading}\n{done}\n{last}\n"));
        File.Move(next, path, overwrite: true);
        _written = done;
    }

    /// <summary>All is done: there is nothing to resume.</summary>
    internal void Remove() => File.Delete(path);
}
