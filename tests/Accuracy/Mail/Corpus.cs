using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Chains;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>The labelled mail, analyzed once and split in halves, and what forgebench makes of each half.</summary>
internal sealed class Corpus
{
    internal const int PerLevel = 300;

    /// <summary>Small, so that no one set's tails are all the forgeries that a weight is measured on.</summary>
    private const int PerLevelToFit = 25;

    /// <summary>Seeds for fitting: one a set, none that is used for testing.</summary>
    private const int FirstFitSeed = 101;

    private static readonly string[] TestedSets = ["ham-2007", "ham-lists"];
    private static readonly string[] FittedSets = ["ham-2002", "ham-2007", "ham-2010", "ham-lists"];

    private readonly Dictionary<(Purpose, int), IReadOnlyList<Judged>?> _tested = [];
    private readonly string? _script;
    private IReadOnlyList<Judged>? _fitted;

    private Corpus(IReadOnlyList<Judged> mail, string? script)
    {
        Mail = mail;
        _script = script;
    }

    /// <summary>Every message of the mailboxes, in their order.</summary>
    internal IReadOnlyList<Judged> Mail { get; }

    internal IEnumerable<string> Sets => Mail.Select(one => one.Set).Distinct().Order(StringComparer.Ordinal);

    internal IEnumerable<Judged> In(Purpose half) => Mail.Where(one => one.Half == half);

    /// <summary>The set that the forgeries made out of a set of genuine mail are.</summary>
    internal static string MadeOf(string set) => "made-of-" + set;

    internal static Corpus Read(IReadOnlyList<string> paths, string? script = null, bool batch = false)
    {
        var files = Mailboxes.Of(paths);
        var folder = files.Count == 0 ? "." : Path.GetDirectoryName(Path.GetFullPath(files[0]))!;
        var all = Judged.All(files, Truths.Read(Path.Combine(folder, "labels.jsonl")), batch).ToList();
        var groups = new Grouping(all, Organisations.Load(new RuleFiles()));
        return new Corpus([.. all.Select(one => one with { Group = groups.Of(one) })], script);
    }

    /// <summary>forgebench of one half of ham-2007 and ham-lists, which issue 3 names; null, with the reason on stderr, where it cannot be run.</summary>
    internal IReadOnlyList<Judged>? Forgeries(Purpose half, int seed)
    {
        if (!_tested.TryGetValue((half, seed), out var made))
        {
            _tested[(half, seed)] = made = Make(In(half), TestedSets, seed, PerLevel);
        }

        return made;
    }

    /// <summary>
    /// The invented chains that weights are measured on: out of the half for fitting, each set by itself, so that one can be left out
    /// with all that was made of it. The set is the one that the forged message's top and tail come from.
    /// </summary>
    internal IReadOnlyList<Judged>? ForgeriesToFit() => _fitted ??= MakeToFit();

    private List<Judged>? MakeToFit()
    {
        var all = new List<Judged>();
        for (var i = 0; i < FittedSets.Length; i++)
        {
            if (Make(In(Purpose.Fit), [FittedSets[i]], FirstFitSeed + i, PerLevelToFit) is not { } made)
            {
                return null;
            }

            all.AddRange(made.Select(one => one with { Mailbox = MadeOf(FittedSets[i]) + ".mbox" }));
        }

        return all;
    }

    private List<Judged>? Make(IEnumerable<Judged> mail, IReadOnlyList<string> sets, int seed, int perLevel)
    {
        if (_script is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("halves").FullName;
        try
        {
            var ham = sets.Select(set => Mailboxes.Write(folder, set, mail.Where(one => one.Set == set))).ToList();
            return ForgeBench.Judge(_script, ham, seed, perLevel, 0)?.ToList();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
