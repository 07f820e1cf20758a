using System.Globalization;
using ForgeryCheck.Batches;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>The first pass over a batch: indexes the contents of its messages, in the order of the inputs.</summary>
internal sealed class GatheringRun
{
    private readonly OrderedPipeline<MailInput, Sightings?> _pipeline;
    private readonly BatchIndex _batch;
    private int _messages;

    /// <summary>Creates a run.</summary>
    /// <param name="analyzer">Examines the messages.</param>
    /// <param name="batch">The index.</param>
    /// <param name="jobs">Messages examined in parallel.</param>
    internal GatheringRun(Analyzer analyzer, BatchIndex batch, int jobs)
    {
        _batch = batch;
        // In order, so that a full index always leaves out the same messages.
        _pipeline = new OrderedPipeline<MailInput, Sightings?>(jobs, eager: false, Gather, Add, () => { });

        Sightings? Gather(MailInput input)
        {
            try
            {
                return input is MailInput.Read { Message: var message } ? analyzer.Gather(message) : null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return null; // A bug of ours: it is reported when the message is analyzed.
            }
        }

        void Add(Sightings? sightings)
        {
            if (sightings is not null)
            {
                batch.Add(sightings);
                _messages++;
            }
        }
    }

    /// <summary>Messages indexed so far.</summary>
    internal int Messages => Volatile.Read(ref _messages);

    /// <summary>Indexes all inputs. Those that cannot be read are reported when they are analyzed.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal void Run(IEnumerable<MailInput> inputs, CancellationToken cancellation)
    {
        _pipeline.Start(inputs);
        try
        {
            _pipeline.Wait(Timeout.Infinite, cancellation);
        }
        finally
        {
            _pipeline.Stop();
        }
    }

    /// <summary>Warns that the batch was too large to be compared as a whole.</summary>
    internal void WarnIfFull(bool quiet)
    {
        if (_batch.LeftOut > 0 && !quiet)
        {
            Diagnostics.Write("--batch", string.Create(
                CultureInfo.InvariantCulture,
                $"the index is full with {_batch.Count} lines and ids; {_batch.LeftOut} later ones were not compared (FC305). Use smaller batches to compare all"));
        }
    }
}
