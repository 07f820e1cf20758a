namespace ForgeryCheck.Reports.Exchange;

/// <summary>The ids that stand in the output already, so that none stands there twice; up to a limit, which bounds the memory.</summary>
internal sealed class WrittenIds(int most = WrittenIds.Most)
{
    /// <summary>The most ids that are kept: 50 MB of them, in an output that hardly a program would read in one piece.</summary>
    internal const int Most = 1_000_000;

    private readonly HashSet<Guid> _ids = [];

    /// <summary>Whether there is room for no more.</summary>
    internal bool IsFull => _ids.Count >= most;

    /// <summary>Notes an id; false if it is there already.</summary>
    internal bool Add(Guid id) => _ids.Add(id);

    internal bool Has(Guid id) => _ids.Contains(id);
}
