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
    /// <summary>
    /// The hosts that run most of the lists, and the one that archived them. Declared as the reader's own they make the boundary the place where the author's
    /// mail came in, so that the results that were recorded there count: for these the reader stands in for the administrator of the lists.
    /// </summary>
    private static readonly string[] ListHosts = [".kernel.org", ".lfdr.de"];

    private readonly IReadOnlyList<string> _files;
    private readonly ListSpam _spam = new();
    private readonly Senders _senders = new(Organisations.Load(new RuleFiles()));

    internal Lists(string? folder)
    {
        _files = folder is null ? [] : Mailboxes.Of([folder]);
    }

    internal int Number => _files.Count;

    /// <summary>The tests on all of it, question by question, by list and half.</summary>
    internal ILookup<Question, (string Set, Purpose Half, TestTable Table)> Count(params IReadOnlyList<Question> questions)
    {
        // A list is read by one thread, so its tables are.
        var tables = new ConcurrentDictionary<(Question Question, string Set, Purpose Half), TestTable>();
        TestTable Table(Question question, Judged one) => tables.GetOrAdd((question, one.Set, one.Half), _ => new TestTable());
        if (questions.Contains(Question.Lines))
        {
            Each((_, one) => Pools.Count(Table(Question.Lines, one), one));
        }

        var others = questions.Where(question => question != Question.Lines).ToList();
        if (others.Count > 0)
        {
            Each((_, one) => others.ForEach(question => AnswerPools.Count(Table(question, one), one, question)), ListHosts);
        }

        return tables.OrderBy(t => t.Key.Set, StringComparer.Ordinal).ToLookup(t => t.Key.Question, t => (t.Key.Set, t.Key.Half, t.Value));
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

    /// <summary>The answers about client and author.</summary>
    internal AnswerTally Judge(AnswerWeights weights)
    {
        var tally = new AnswerTally();
        Each((_, one) => tally.Add(one, weights), ListHosts);
        return tally;
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

    private void Each(Action<string, Judged> action, IReadOnlyList<string>? trust = null) => Parallel.ForEach(
        _files,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        file =>
        {
            foreach (var one in Judged.All([file], new Truths(), trust: trust))
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
