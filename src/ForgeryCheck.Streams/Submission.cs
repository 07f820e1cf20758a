using ForgeryCheck.Batches;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Publishing;
using ForgeryCheck.Streams.Submitting;

namespace ForgeryCheck.Streams;

/// <summary>Puts messages on a stream, in order, many on their way at once.</summary>
internal sealed class Submission : IAsyncDisposable
{
    // How many messages are dealt with before the next mark in the resume file.
    private const int MarkEvery = 1000;

    // What may be on its way at once; one message may be more.
    private const long MostBytes = 64 << 20;

    private readonly SubmitOptions _options;
    private readonly Action<string, string> _warn;
    private readonly ServerConnection _server;
    private readonly StreamLayout _layout;
    private readonly IListenerLog _log;
    private readonly MailPublisher _mail;
    private readonly Queue<Pending> _pending = new();
    private readonly ResumeFile? _resume;
    private long _pendingBytes;
    private long _nextMark = MarkEvery;
    private ResumeMark _mark = ResumeMark.Start;

    private Submission(SubmitOptions options, Action<string, string> warn, ServerConnection server, StreamLayout layout, ResumeFile? resume, IListenerLog log)
    {
        (_options, _warn, _server, _layout, _resume, _log) = (options, warn, server, layout, resume, log);
        _mail = new MailPublisher(server, layout, log, new StreamMetrics(() => server.IsOpen));
    }

    /// <summary>What was done so far.</summary>
    internal SubmitCounts Counts { get; } = new();

    /// <summary>How messages have to be read.</summary>
    internal MailReadOptions Reading(InnerMessages inner) => new() { Inner = inner, RawBytes = _options.MessageBytes };

    /// <summary>Connects, as soon as the server is there, and creates what is missing on it.</summary>
    /// <param name="options">How messages are submitted.</param>
    /// <param name="log">Receives events of the connection.</param>
    /// <param name="warn">Receives the source and the reason of what could not be submitted.</param>
    /// <exception cref="IOException">The server cannot be used, or the resume file not be written; the message is one line.</exception>
    /// <exception cref="FormatException">An option is invalid; the message is one line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static async Task<Submission> OpenAsync(SubmitOptions options, IListenerLog log, Action<string, string> warn, CancellationToken cancellation = default)
    {
        var resume = options.ResumeFile is { } path ? new ResumeFile(path) : null;
        resume?.RequireWritable();
        var server = await Connector.OpenAsync(options.Stream.Server, options.Patience, log, () => { }, cancellation).ConfigureAwait(false);
        try
        {
            var layout = new StreamLayout(server, options.Stream, log);
            await layout.EnsureAsync(cancellation).ConfigureAwait(false);
            return new Submission(options, warn, server, layout, resume, log);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes into the shared memory what recurs in a batch, before its messages are submitted: each worker then knows of all of them.</summary>
    /// <exception cref="IOException">The shared memory cannot be used; the message is one line.</exception>
    internal async Task ShareAsync(BatchIndex batch, CancellationToken cancellation)
    {
        var memory = new SharedMemory(new MemoryBucket(_server, _layout, TimeSpan.FromMinutes(5), _log));
        try
        {
            await Parallel.ForEachAsync(
                batch.Recurring(), new ParallelOptions { MaxDegreeOfParallelism = _options.Window, CancellationToken = cancellation },
                (one, token) => memory.AddAsync(one.Key, one.Value, token)).ConfigureAwait(false);
        }
        catch (UnavailableException e)
        {
            throw new IOException($"the shared memory cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Submits messages.</summary>
    /// <exception cref="IOException">The stream does not take them, or the resume file is unusable; the message is one line.</exception>
    /// <exception cref="FormatException">The resume file is that of other inputs; the message is one line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task RunAsync(IEnumerable<MailInput> inputs, CancellationToken cancellation)
    {
        var before = _resume?.Read() ?? ResumeMark.Start;
        var isDone = false;
        _mark = before;
        try
        {
            await RunAsync(inputs, before, cancellation).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            // What was acknowledged need not be sent again.
            Mark(isDone);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RunAsync(IEnumerable<MailInput> inputs, ResumeMark before, CancellationToken cancellation)
    {
        var read = ResumeMark.Start;
        foreach (var input in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            read = read.Next(input);
            if (read.Done > before.Done || input is not MailInput.Read)
            {
                await AddAsync(input, read, cancellation).ConfigureAwait(false);
            }
            else
            {
                Counts.Skipped++;
            }

            CheckResumed(read, before);
        }

        if (read.Done < before.Done)
        {
            throw Changed();
        }

        while (_pending.Count > 0)
        {
            await TakeAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void CheckResumed(ResumeMark read, ResumeMark before)
    {
        if (read.Done == before.Done && read.Hash != before.Hash)
        {
            throw Changed();
        }
    }

    private FormatException Changed() => new($"--resume {_options.ResumeFile}: is of other inputs, or they have changed");

    private void Mark(bool isDone)
    {
        try
        {
            if (isDone)
            {
                _resume?.Remove();
            }
            else if (_mark.Done > 0)
            {
                _resume?.Write(_mark);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _warn(_options.ResumeFile!, e.Message);
        }
    }

    private async ValueTask AddAsync(MailInput input, ResumeMark read, CancellationToken cancellation)
    {
        var size = input is MailInput.Read { Message.Raw: { } bytes } ? bytes.Bytes.Length : 0;
        while (_pending.Count >= _options.Window || (_pending.Count > 0 && _pendingBytes + size > MostBytes))
        {
            await TakeAsync(cancellation).ConfigureAwait(false);
        }

        switch (input)
        {
            case MailInput.Read { Message: { Raw: { } raw } message }:
                _pendingBytes += size;
                var publishing = _mail.PublishAsync(MailMetadata.Of(message, raw), raw.Bytes, message.Sha256, message.Sha256, _options.Patience, cancellation);
                _pending.Enqueue(new Pending(read, message.Source, size, publishing.AsTask()));
                break;
            case MailInput.Read { Message: var message }:
                Lose(message.Source, $"it is too large, alone or with what is attached to it (the limit is {_options.MessageBytes >> 20} MiB)");
                break;
            case MailInput.Unreadable { IsEmpty: true } nothing:
                _warn(nothing.Source, nothing.Reason);
                break;
            case MailInput.Unreadable unreadable:
                Lose(unreadable.Source, unreadable.Reason);
                break;
        }
    }

    private void Lose(string source, string reason)
    {
        Counts.Lost++;
        _warn(source, reason);
    }

    private async ValueTask TakeAsync(CancellationToken cancellation)
    {
        var first = _pending.Peek();
        try
        {
            if (await first.Publishing.WaitAsync(cancellation).ConfigureAwait(false) == PublishOutcome.Duplicate)
            {
                Counts.Duplicates++;
            }
            else
            {
                Counts.Submitted++;
            }
        }
        catch (PublishException e) when (e.Fault == PublishFault.Refused)
        {
            // It will never take this one, but others.
            Lose(first.Source, $"the server refused it: {e.Message}");
        }
        catch (PublishException e)
        {
            throw new IOException($"{first.Source}: the stream did not take it: {e.Message}", e);
        }

        _pending.Dequeue();
        _pendingBytes -= first.Size;
        _mark = first.Read;
        if (_mark.Done >= _nextMark)
        {
            _nextMark = _mark.Done + MarkEvery;
            _resume?.Write(_mark);
        }
    }

    private readonly record struct Pending(ResumeMark Read, string Source, int Size, Task<PublishOutcome> Publishing);
}
