namespace ForgeryCheck.Batches;

/// <summary>
/// What one message contributes to the index of its batch. Created by <see cref="Analyzer.Gather"/>, added by <see cref="BatchIndex.Add"/>.
/// </summary>
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

    /// <summary>Identifies the message: copies of one message have the same number.</summary>
    internal uint Message { get; }

    /// <summary>The location of the message.</summary>
    internal string Source { get; }
}
