using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Inputs;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>Measures how much of the inputs was read. One thread reads; another may ask.</summary>
/// <param name="paths">The inputs.</param>
/// <param name="passes">How often they are read.</param>
internal sealed class InputMeter(IReadOnlyList<string> paths, int passes)
{
    private readonly Lazy<long> _size = new(() => paths.Sum(Size));
    private long _read;
    private volatile bool _isEndless = paths.Any(path => path == "-" || ImapAddress.IsOne(path));

    /// <summary>The share that was read, from 0 to 1; null if the size of an input is unknown, as that of a pipe. The first call may take a while: it walks folders.</summary>
    internal double? Share => !_isEndless && _size.Value is > 0 and var size ? Math.Min(1, (double)Interlocked.Read(ref _read) / (size * passes)) : null;

    /// <summary>Measures what is read from a stream.</summary>
    /// <returns>A stream to read from instead.</returns>
    internal Stream Measure(Stream stream)
    {
        if (!stream.CanSeek)
        {
            _isEndless = true;
            return stream;
        }

        return new MeteredStream(stream, count => Interlocked.Add(ref _read, count));
    }

    private static long Size(string path) => Directory.Exists(path) ? MailFolder.Walk(path).Where(one => one.Problem is null).Sum(one => MailFolder.Length(one.Path)) : MailFolder.Length(path);
}
