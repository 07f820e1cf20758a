using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>Reads messages from files, folders, mailboxes and streams, one at a time.</summary>
public static class MailReader
{
    /// <summary>
    /// Reads sources in order: files, folders (recursively), mailboxes, "-" for standard input. Lazy: each message is yielded as soon as it is read.
    /// </summary>
    /// <param name="paths">The sources.</param>
    /// <param name="standardInput">The stream for "-"; it is left open.</param>
    /// <param name="options">What to read beyond headers; nothing by default.</param>
    public static IEnumerable<MailInput> Read(IEnumerable<string> paths, Stream standardInput, MailReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(standardInput);
        options ??= new();
        return paths.SelectMany(path =>
            path == "-" ? ReadSource(new MailSource("-", () => standardInput, options, leaveOpen: true), options)
            : Directory.Exists(path) ? ReadFolder(path, Open, options)
            : ReadSource(new MailSource(path, () => Open(path), options), options));
    }

    /// <summary>Like <see cref="Read(IEnumerable{string}, Stream, MailReadOptions)"/>, but from streams that the caller opens, also those of files in folders.</summary>
    /// <param name="paths">The sources.</param>
    /// <param name="open">Opens what a path names, including "-"; the stream is closed after reading.</param>
    /// <param name="options">What to read beyond headers; nothing by default.</param>
    public static IEnumerable<MailInput> Read(IEnumerable<string> paths, Func<string, Stream> open, MailReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(open);
        options ??= new();
        return paths.SelectMany(path =>
            path != "-" && Directory.Exists(path) ? ReadFolder(path, open, options) : ReadSource(new MailSource(path, () => open(path), options), options));
    }

    /// <summary>Reads one source in any form, as from a file.</summary>
    /// <param name="open">Opens it; it is closed after reading.</param>
    /// <param name="source">What reports call it.</param>
    /// <param name="options">What to read beyond headers.</param>
    internal static IEnumerable<MailInput> ReadStream(Func<Stream> open, string source, MailReadOptions options) =>
        ReadSource(new MailSource(source, open, options), options);

    /// <summary>Reads a stream to its end as one message, as a mail server has it: no mbox, no gzip, no repair of pasted text.</summary>
    /// <param name="stream">The message; it is left open.</param>
    /// <param name="source">What the report calls it.</param>
    /// <param name="envelope">Its envelope, if known.</param>
    /// <param name="options">What to read beyond the header; nothing by default.</param>
    public static MailMessage ReadMessage(Stream stream, string source, Envelope? envelope = null, MailReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var window = new ByteWindow(stream);
        using var message = new MessageBuilder(options);
        return MailSource.Whole(window, message, source, envelope);
    }

    /// <summary>The files that reading a folder opens.</summary>
    internal static IEnumerable<string> FilesIn(string folder) => MailFolder.Walk(folder).Where(one => one.Problem is null).Select(one => one.Path);

    /// <summary>Whether a file in a folder is read: what is not mail is skipped there.</summary>
    internal static bool HasMail(string path)
    {
        using var source = new MailSource(path, () => Open(path), new(), onlyMail: true);
        return MailFolder.HasBytes(path) && source.Next() is not null;
    }

    private static IEnumerable<MailInput> ReadSource(MailSource source, MailReadOptions options)
    {
        using (source)
        {
            while (source.Next() is { } input)
            {
                if (input is MailInput.Read { Message: var message })
                {
                    foreach (var one in InnerSelection.Of(message, options.Inner))
                    {
                        yield return one;
                    }
                }
                else
                {
                    yield return input;
                }
            }
        }
    }

    private static IEnumerable<MailInput> ReadFolder(string folder, Func<string, Stream> open, MailReadOptions options)
    {
        var any = false;
        foreach (var (path, problem) in MailFolder.Walk(folder))
        {
            if (problem is not null)
            {
                any = true;
                yield return new MailInput.Unreadable(path, problem);
            }
            else if (MailFolder.HasBytes(path))
            {
                foreach (var input in ReadSource(new MailSource(path, () => open(path), options, onlyMail: true), options))
                {
                    any = true;
                    yield return input;
                }
            }
        }

        if (!any)
        {
            yield return new MailInput.Unreadable(folder, "no mail found in this folder") { IsEmpty = true };
        }
    }

    /// <summary>Opens a file for reading mail.</summary>
    public static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        // The window is the buffer. Others may keep writing: a mailbox can be read while mail is delivered to it.
        BufferSize = 0,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan,
    });
}
