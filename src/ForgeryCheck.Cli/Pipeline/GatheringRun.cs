using ForgeryCheck.Batches;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>The first look at a batch: what its messages hold goes into its index, in the order of the inputs.</summary>
internal sealed class GatheringRun
{
    private readonly OrderedPipeline<MailInput, Sightings?> _pipeline;

    /// <summary>Makes a run.</summary>
    /// <param name="analyzer">Looks at messages.</param>
    /// <param name="batch">Takes in what they hold.</param>
    /// <param name="jobs">Messages at once.</param>
    internal GatheringRun(Analyzer analyzer, BatchIndex batch, int jobs)
    {
        // In order, so that an index that is full leaves the same messages out each time.
        _pipeline = new OrderedPipeline<MailInput, Sightings?>(jobs, eager: false, Gather, Add, () => { });

        Sightings? Gather(MailInput input)
        {
            try
            {
                return input is MailInput.Read { Message: var message } ? analyzer.Gather(message) : null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return null; // A fault of ours: it is told when the message is analyzed.
            }
        }

        void Add(Sightings? sightings)
        {
            if (sightings is not null)
            {
                batch.Add(sightings);
            }
        }
    }

    /// <summary>Takes in all of them. What cannot be read is told when it is analyzed.</summary>
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
}
