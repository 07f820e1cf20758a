using System.Collections.Concurrent;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Hosts;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>
/// Genuine mail of public lists: too many messages to keep, so that they are read anew for each question. A set is a list. Spam that was found
/// among it by hand is left out.
/// </summary>
internal sealed class Lists
{
    private readonly IReadOnlyList<string> _files;
    private readonly ListSpam _spam = new();
    private readonly Senders _senders = new(Organisations.Load(new RuleFiles()));

    internal Lists(string? folder)
    {
        _files = folder is null ? [] : Mailboxes.Of([folder]);
    }

    internal int Number => _files.Count;

    /// <summary>The tests on all of it, by list and half.</summary>
    internal IReadOnlyDictionary<(string Set, Purpose Half), TestTable> Count()
    {
        var tables = new ConcurrentDictionary<(string Set, Purpose Half), TestTable>();
        Each((_, one) => Pools.Count(tables.GetOrAdd((one.Set, one.Half), _ => new TestTable()), one));
        return tables;
    }

    /// <summary>The verdicts under each of several weights.</summary>
    internal IReadOnlyList<ListTally> Judge(params IReadOnlyList<(string Name, Weights Weights, Predicate<Judged> Counts)> all)
    {
        var tallies = all.Select(w => new ListTally(w.Name)).ToList();
        Each((file, one) =>
        {
            for (var i = 0; i < all.Count; i++)
            {
                if (all[i].Counts(one))
                {
                    tallies[i].Add(one, one.Weighed(all[i].Weights));
                }
            }
        });
        return tallies;
    }

    /// <summary>One message in so many, to be kept.</summary>
    internal IReadOnlyList<Judged> Sample(int step)
    {
        var kept = new ConcurrentBag<Judged>();
        Each((_, one) =>
        {
            if (one.Index % step == 0)
            {
                kept.Add(one);
            }
        });
        return [.. kept.OrderBy(one => one.Set, StringComparer.Ordinal).ThenBy(one => one.Index)];
    }

    private void Each(Action<string, Judged> action) => Parallel.ForEach(
        _files,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        file =>
        {
            foreach (var one in Judged.All([file], new Truths()))
            {
                if (_spam.Has(one.Report))
                {
                    continue;
                }

                var sender = _senders.Of(one.Report);
                action(file, one with { Sender = sender, Group = "sender " + sender, Half = Halves.Of("sender " + sender), Mailbox = ListOf(file) });
            }
        });

    private static string ListOf(string file) => Path.GetFileName(file).Replace(".mbox", "", StringComparison.Ordinal).Replace(".gz", "", StringComparison.Ordinal).Replace('.', '-');
}
