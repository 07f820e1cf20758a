using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>The ARC fields of a header, sorted into sets but not yet verified.</summary>
internal sealed class ArcFields
{
    private readonly WrittenArcSet?[] _sets = new WrittenArcSet?[SignatureLimits.ArcSets];
    private int _last;

    private ArcFields()
    {
    }

    /// <summary>Whether there are any.</summary>
    internal bool Any { get; private set; }

    /// <summary>What is wrong with them as a whole (RFC 8617 section 5.2); null if they are sets 1 to n, each complete.</summary>
    internal string? Problem { get; private set; }

    /// <summary>The complete sets, the first host's first.</summary>
    internal IReadOnlyList<WrittenArcSet> Sets => [.. _sets.OfType<WrittenArcSet>().Where(set => set.IsComplete)];

    /// <summary>Reads the fields; after the first 150, which fill 50 sets, the rest is only seen to be there.</summary>
    internal static ArcFields Read(HeaderBlock header)
    {
        var arc = new ArcFields();
        var left = 3 * SignatureLimits.ArcSets;
        foreach (var field in header.Fields)
        {
            if (WrittenArcSet.IsArc(header, field))
            {
                arc.Any = true;
                if (left-- == 0)
                {
                    arc.Problem = "There are more ARC fields than 50 hosts can write.";
                    break;
                }

                arc.Add(header, field);
            }
        }

        arc.Problem ??= arc.FindProblem();
        return arc;
    }

    private void Add(HeaderBlock header, HeaderField field)
    {
        var number = WrittenArcSet.InstanceOf(header, field);
        if (number == 0)
        {
            Problem ??= "An ARC field has no number from 1 to 50 (i=).";
            return;
        }

        _last = Math.Max(_last, number);
        if (!(_sets[number - 1] ??= new WrittenArcSet(number)).TryAdd(header, field))
        {
            Problem ??= "A set has two ARC fields of the same kind.";
        }
    }

    private string? FindProblem()
    {
        for (var i = 0; i < _last; i++)
        {
            if (_sets[i] is not { IsComplete: true } set)
            {
                return "The sets are incomplete: one lacks a field, or a number is missing.";
            }

            // RFC 8617 section 5.2: the first host finds no chain, the others one that holds.
            var found = set.Seal!.ChainValidation;
            if (found == "fail")
            {
                return "A host found the earlier part of the chain broken (cv=fail).";
            }

            if (set.Seal.Fault is null && found != (i == 0 ? "none" : "pass"))
            {
                return "The seals disagree about which host was the first (cv=).";
            }
        }

        return null;
    }
}
