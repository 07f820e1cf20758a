using System.Collections.Concurrent;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Hosts;
using ForgeryCheck.Profiles;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>
/// Everything that profiles are tried on: the mailbox of MAIL, each public list as a mailbox of its own, what forgebench makes of the former, and
/// mail with a false sender.
/// </summary>
internal sealed class ProfileRun(IReadOnlyList<string> lists)
{
    // Profiles are of one reader: these two are one reader's each.
    private static readonly string[] Sets = ["ham-2007", "ham-lists"];
    private const int FirstSeedToCount = 201;

    private readonly Senders _senders = new(Organisations.Load(new RuleFiles()));
    private readonly ListSpam _spam = new();
    private readonly List<Judged> _honest = [];
    private readonly List<Judged> _tried = [];
    private readonly SenderScores _authors = new();
    private readonly ConcurrentBag<Judged> _ofLists = [];
    private readonly ToldTwice _lists = new();

    /// <summary>The counts.</summary>
    internal ProfileTrial Trial { get; } = new();

    /// <summary>Reads, learns, counts; false, with the reason on stderr, if forgebench cannot be run.</summary>
    internal bool Read(string mail, string script, IReadOnlyList<int> seeds)
    {
        var files = Mailboxes.Of([mail]).Where(file => Sets.Contains(Path.GetFileName(file).Split('.')[0])).ToList();
        var truths = Truths.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(files[0]))!, "labels.jsonl"));
        var halves = Learn(files, [], one => true);
        foreach (var half in Enum.GetValues<Purpose>())
        {
            foreach (var one in Of(files, halves, half, truths, []).Where(one => one.Truth is not { Forged: true }))
            {
                _honest.Add(one);
                Trial.AddHonest(one);
                Author(one, halves.For(half));
            }

            if (Forge(script, half, halves, FirstSeedToCount, perLevel: 100) is not { } counted)
            {
                return false;
            }

            counted.ForEach(Trial.AddForged);
            foreach (var seed in seeds)
            {
                _tried.AddRange(Forge(script, half, halves, seed, Corpus.PerLevel)!);
            }
        }

        Parallel.ForEach(lists, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, List);
        return true;
    }

    /// <summary>Writes what came out.</summary>
    internal void Write(TextWriter output)
    {
        var weights = Enum.GetValues<Purpose>().ToDictionary(half => half, half => Trial.For(Question.Lines, half));
        output.WriteLine(ToldTwice.Head);
        foreach (var set in _honest.GroupBy(one => one.Set))
        {
            Row(set.Key, set, new ToldTwice());
        }

        Row($"{lists.Count} public lists", _ofLists, _lists);
        foreach (var level in ForgeBench.Levels)
        {
            Row($"forgebench {level}", _tried.Where(one => one.Truth!.Level == level), new ToldTwice());
        }

        output.WriteLine();
        _authors.Write(output, Enum.GetValues<Purpose>().ToDictionary(half => half, half => Trial.For(Question.Author, half)));

        void Row(string name, IEnumerable<Judged> mail, ToldTwice told)
        {
            foreach (var one in mail)
            {
                told.Add(one, weights[one.Half]);
            }

            output.WriteLine(told.Row(name));
        }
    }

    private void List(string file)
    {
        var halves = Learn([file], [], one => !_spam.Has(one.Report));
        foreach (var half in Enum.GetValues<Purpose>())
        {
            foreach (var one in Of([file], halves, half, new Truths(), []).Where(one => !_spam.Has(one.Report)))
            {
                Trial.AddHonest(one);
                // What nothing was found in, with profiles or without, is too much to keep.
                if (one.Report.Verdict is Verdict.Forged or Verdict.Suspicious || one.Report.Assessment.Findings.Any(finding => ProfileTrial.IsApart(finding.Rule)))
                {
                    _ofLists.Add(one);
                }
                else
                {
                    _lists.AddUnsuspected(one);
                }
            }
        }
    }

    private void Author(Judged one, ProfileSet profiles)
    {
        var dice = new Random(one.Index);
        Trial.AddAuthor(one, isFalse: false);
        _authors.Add(one, isFalse: false);
        if (FalseSenders.Make(one, profiles, dice) is { } message)
        {
            var analyzer = new Analyzer(new AnalyzerOptions { Profiles = profiles, KeepAgreements = true });
            var report = analyzer.AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
            var made = one with { Message = message, Report = report, Sender = _senders.Of(report) };
            Trial.AddAuthor(made, isFalse: true);
            _authors.Add(made, isFalse: true);
        }
    }

    private static LearnedHalves Learn(IReadOnlyList<string> files, IReadOnlyList<string> trust, Predicate<Judged> counts) =>
        LearnedHalves.Of(Judged.All(files, new Truths(), trust: trust).Where(one => counts(one)), trust);

    private IEnumerable<Judged> Of(IReadOnlyList<string> files, LearnedHalves halves, Purpose half, Truths truths, IReadOnlyList<string> trust) =>
        Judged.All(files, truths, trust: trust, profiles: halves.For(half)).Where(one => Weeks.HalfOf(one) == half)
            .Select(one => one with { Half = half, Sender = _senders.Of(one.Report) });

    private List<Judged>? Forge(string script, Purpose half, LearnedHalves halves, int seed, int perLevel)
    {
        var folder = Directory.CreateTempSubdirectory("profiles").FullName;
        try
        {
            var ham = Sets.Select(set => Mailboxes.Write(folder, set, _honest.Where(one => one.Set == set && one.Half == half))).ToList();
            return ForgeBench.Judge(script, ham, seed, perLevel, 0, halves.For(half))?
                .Select(one => one with { Group = "level " + one.Truth!.Level, Half = half }).ToList();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
