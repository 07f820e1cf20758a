using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Hosts;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>The labelled mail, analyzed once and split in halves, and what forgebench makes of each half.</summary>
internal sealed class Corpus
{
    internal const int PerLevel = 300;

    /// <summary>Small, so that no one set's tails are all the forgeries that a weight is measured on.</summary>
    private const int PerLevelToMeasure = 25;

    /// <summary>Seeds for measuring: one a set, none that is used for testing.</summary>
    private const int FirstSeedToMeasure = 101;

    private static readonly string[] TestedSets = ["ham-2007", "ham-lists"];
    private static readonly string[] MeasuredSets = ["ham-2002", "ham-2007", "ham-2010", "ham-lists"];

    private readonly Dictionary<(Purpose, int), IReadOnlyList<Judged>?> _tested = [];
    private readonly string? _script;
    private IReadOnlyList<Judged>? _measured;

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
        var senders = new Senders(Organisations.Load(new RuleFiles()));
        var all = Judged.All(files, Truths.Read(Path.Combine(folder, "labels.jsonl")), batch).Select(one => one with { Sender = senders.Of(one.Report) }).ToList();
        var groups = new Grouping(all);
        return new Corpus([.. all.Select(one => (one, group: groups.Of(one))).Select(pair => pair.one with { Group = pair.group, Half = Halves.Of(pair.group) })], script);
    }

    /// <summary>forgebench of one half of ham-2007 and ham-lists; null, with the reason on stderr, where it cannot be run.</summary>
    internal IReadOnlyList<Judged>? Forgeries(Purpose half, int seed)
    {
        if (!_tested.TryGetValue((half, seed), out var made))
        {
            _tested[(half, seed)] = made = Make(half, TestedSets, seed, PerLevel);
        }

        return made;
    }

    /// <summary>
    /// The invented chains that weights are measured on: out of each half of each set by itself, so that one can be left out with all
    /// that was made of it. The set is the one that the forged message's top and tail come from.
    /// </summary>
    internal IReadOnlyList<Judged>? ForgeriesToMeasure() => _measured ??= MakeToMeasure();

    private List<Judged>? MakeToMeasure()
    {
        var all = new List<Judged>();
        foreach (var half in Enum.GetValues<Purpose>())
        {
            for (var i = 0; i < MeasuredSets.Length; i++)
            {
                if (Make(half, [MeasuredSets[i]], FirstSeedToMeasure + i, PerLevelToMeasure) is not { } made)
                {
                    return null;
                }

                all.AddRange(made.Select(one => one with { Mailbox = MadeOf(MeasuredSets[i]) + ".mbox" }));
            }
        }

        return all;
    }

    private List<Judged>? Make(Purpose half, IReadOnlyList<string> sets, int seed, int perLevel)
    {
        if (_script is null)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("halves").FullName;
        try
        {
            var ham = sets.Select(set => Mailboxes.Write(folder, set, In(half).Where(one => one.Set == set))).ToList();
            return ForgeBench.Judge(_script, ham, seed, perLevel, 0)?.Select(one => one with { Group = "level " + one.Truth!.Level, Half = half }).ToList();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
