namespace ForgeryCheck.Batches;

/// <summary>What one message leaves in the index of its batch. Made by <see cref="Analyzer.Gather"/>, taken in by <see cref="BatchIndex.Add"/>.</summary>
public sealed class Sightings
{
    internal Sightings(SeenHash[] seen, uint message, string source)
    {
        Seen = seen;
        Message = message;
        Source = source;
    }

    /// <summary>Lines and ids, top first.</summary>
    internal SeenHash[] Seen { get; }

    /// <summary>Tells the message from others: copies of one message have the same number.</summary>
    internal uint Message { get; }

    /// <summary>Where the message stands.</summary>
    internal string Source { get; }
}
