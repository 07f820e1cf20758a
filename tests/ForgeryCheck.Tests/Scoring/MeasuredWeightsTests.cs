using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>Works the files of weights out again from the counts that stand in them, by the formulas at the head of rules/weights.json.</summary>
public sealed class MeasuredWeightsTests
{
    private static readonly Weights Lines = Weights.Read(new RuleFiles());

    public static TheoryData<string> Questions => [.. Enum.GetNames<Question>()];

    [Theory]
    [MemberData(nameof(Questions))]
    public void EveryWeightAndIntervalIsWhatItsCountsAreWorth(string question)
    {
        var weights = InForce(question);
        foreach (var (rule, fact, outcome, measured) in Outcomes(weights))
        {
            var counted = weights.Rules[rule].Facts[fact];
            var known = counted.As is { } source
                ? SourceOf(weights, source).Rates.GetValueOrDefault(source.Outcomes[outcome], OutcomeArithmetic.Unknown)
                : weights.Rules[rule].Rates.GetValueOrDefault(outcome, OutcomeArithmetic.Unknown);
            var worth = OutcomeArithmetic.Weigh(counted.Honest, measured.Honest, counted.Forged, measured.Forged, known, weights.WeightCap);
            Assert.True(worth == measured, $"{rule}, {fact}, {outcome}: {measured}, but its counts are worth {worth}");
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void EveryRateOfARuleIsWhatItsFactsShow(string question)
    {
        var weights = InForce(question);
        foreach (var (id, rule) in weights.Rules)
        {
            var family = weights.Families.GetValueOrDefault(RuleSet.Find(id)!.Info.Family);
            foreach (var (outcome, rates) in rule.Rates)
            {
                var facts = rule.Facts.Values.Where(f => f.Assumed is null && f.Outcomes.ContainsKey(outcome)).ToList();
                var worth = new Rates(
                    Rounded(RateOver(facts, outcome, f => f.Honest, o => o.Honest, family.Honest)),
                    Rounded(RateOver(facts, outcome, f => f.Forged, o => o.Forged, family.Forged)));
                Assert.True(worth == rates, $"{id}, {outcome}: {rates}, but its facts show {worth}");
                Assert.Equal(worth.Weight(weights.WeightCap), rule.Weights[outcome]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void EveryRateOfAFamilyIsWhatItsRulesShow(string question)
    {
        var weights = InForce(question);
        foreach (var (family, rates) in weights.Families)
        {
            var cells = (
                from rule in weights.Rules
                where RuleSet.Find(rule.Key)!.Info.Family == family
                from outcome in rule.Value.Rates.Keys
                let facts = rule.Value.Facts.Values.Where(f => f.Assumed is null && f.Apart is null && f.Outcomes.ContainsKey(outcome)).ToList()
                where facts.Any(f => f.Outcomes[outcome].Honest.Hits + f.Outcomes[outcome].Forged.Hits > 0)
                from fact in facts
                select (fact, outcome)).ToList();
            var worth = new Rates(
                Rounded((cells.Sum(c => c.fact.Outcomes[c.outcome].Honest.Share) + 0.5) / (cells.Sum(c => c.fact.Honest.Sources) + 1)),
                Rounded((cells.Sum(c => c.fact.Outcomes[c.outcome].Forged.Share) + 0.5) / (cells.Sum(c => c.fact.Forged.Sources) + 1)));
            Assert.True(Near(worth, rates), $"{family}: {rates}, but its rules show {worth}");
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void CountsHoldTogether(string question)
    {
        var weights = InForce(question);
        foreach (var (rule, fact, outcome, measured) in Outcomes(weights))
        {
            var counted = weights.Rules[rule].Facts[fact];
            var place = $"{rule}, {fact}, {outcome}";
            Assert.True(measured.Honest.Hits <= counted.Honest.Tests && measured.Forged.Hits <= counted.Forged.Tests, $"{place}: more hits than tests");
            Assert.True(
                measured.Honest.Share <= counted.Honest.Sources + 0.01 && measured.Forged.Share <= counted.Forged.Sources + 0.01, $"{place}: more share than sources");
        }
    }

    [Fact]
    public void EveryRuleInTheFileIsARuleAndTheNotesHaveNoEntry()
    {
        foreach (var question in Enum.GetNames<Question>())
        {
            Assert.All(InForce(question).Rules.Keys, id => Assert.True(RuleSet.Find(id) is not null, $"the weights for {question} have some of {id}, which is no rule"));
        }

        Assert.DoesNotContain(Lines.Rules.Keys, id => id is "FC209" or "FC501" or "FC502");
    }

    [Fact]
    public void EveryRuleThatCanBeMeasuredHasItsWeights()
    {
        foreach (var rule in RuleSet.All.Select(r => r.Info))
        {
            // No corpus has the DNS of its day, or SMTP sessions.
            var isMeasured = rule.Kind != FindingKind.Note && !rule.NeedsDns && rule.Family != RuleFamily.Session;
            var question = rule.Family switch { RuleFamily.Client => Question.Client, RuleFamily.Author => Question.Author, _ => Question.Lines };
            Assert.True(
                !isMeasured || InForce(question.ToString()).Rules.ContainsKey(rule.Id),
                $"{rule.Id} has no weights in rules/{Weights.FileOf(question)}, so the score ignores it. Count them: dotnet run -c Release --project tests/Accuracy -- weights rules/weights.json MAIL FORGEBENCH LISTS (src/README.md, Adding to it). Without the mail, leave this test red and say so in the merge request: a maintainer counts them");
        }
    }

    [Fact]
    public void WhatIsAssumedSaysWhy()
    {
        var assumed = Enum.GetNames<Question>().SelectMany(question => InForce(question).Rules).SelectMany(r => r.Value.Facts.Values).Where(f => f.Assumed is not null).ToList();
        Assert.NotEmpty(assumed);
        Assert.All(assumed, fact => Assert.True(fact.Assumed!.Length > 20, fact.Assumed));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void WhatIsAssumedToBeAsAnotherFactIsAsItIs(string question)
    {
        var weights = InForce(question);
        foreach (var (rule, fact, outcome, assumed) in Outcomes(weights))
        {
            var taken = weights.Rules[rule].Facts[fact];
            if (taken.As is not { } source)
            {
                // In words alone nobody could tell whether the counts are still those.
                Assert.True(taken.Assumed?.Contains("the counts are those of", StringComparison.Ordinal) != true, $"{rule}, {fact} names no source");
                continue;
            }

            var counted = SourceOf(weights, source).Facts[source.Fact];
            Assert.True(
                (taken.Honest, taken.Forged, assumed) == (counted.Honest, counted.Forged, counted.Outcomes[source.Outcomes[outcome]]),
                $"{rule}, {fact}, {outcome} is not as {source.Rule}, {source.Fact}, {source.Outcomes[outcome]}");
            Assert.Contains(source.Rule, taken.Assumed, StringComparison.Ordinal);
        }
    }

    // What no corpus holds is never met when weights are counted, so a wrong name would be noticed by nobody: the finding would get its family's weight.
    [Fact]
    public async Task WhatIsAssumedIsAnOutcomeThatASampleOfTheRuleHas()
    {
        var assumed = (
            from question in Enum.GetNames<Question>()
            from outcome in Outcomes(InForce(question))
            where InForce(question).Rules[outcome.Rule].Facts[outcome.Fact].Assumed is not null
            select (outcome.Rule, outcome.Fact, outcome.Outcome)).ToHashSet();
        foreach (var (rule, sample) in RuleSamples.Named("hit-").Where(s => assumed.Any(a => a.Rule == s.Rule)))
        {
            foreach (var finding in (await RuleSamples.Analyze(rule, sample)).Assessment.Findings)
            {
                assumed.Remove((finding.Rule.Id, finding.Fact, finding.Outcome));
            }
        }

        Assert.True(assumed.Count == 0, $"no samples/rules/FCnnn/hit-*.eml has an outcome whose weight is assumed: {string.Join(", ", assumed)}");
    }

    private static double RateOver(
        List<FactWeights> facts, string outcome, Func<FactWeights, TestCount> tests, Func<OutcomeWeight, OutcomeCount> hits, double family)
    {
        var parts = facts.Where(f => tests(f).Sources > 0).Select(f => hits(f.Outcomes[outcome]).Share / tests(f).Sources).ToList();
        return Rate.Of(parts.Sum(), parts.Count, family);
    }

    // SPF of authors' domains stands for SPF of clients' names.
    private static RuleWeights SourceOf(Weights weights, TakenCounts source) => weights.Rules.GetValueOrDefault(source.Rule) ?? InForce(nameof(Question.Author)).Rules[source.Rule];

    private static Weights InForce(string question) => Enum.Parse<Question>(question) switch
    {
        Question.Lines => Lines,
        var other => Weights.Read(new RuleFiles(), other),
    };

    private static double Rounded(double rate) => Math.Round(rate, 6);

    // Sums of many rounded numbers: the order they are added in may turn the last place.
    private static bool Near(Rates one, Rates other) => Math.Abs(one.Honest - other.Honest) < 2e-6 && Math.Abs(one.Forged - other.Forged) < 2e-6;

    private static IEnumerable<(string Rule, string Fact, string Outcome, OutcomeWeight Measured)> Outcomes(Weights weights) =>
        from rule in weights.Rules
        from fact in rule.Value.Facts
        from outcome in fact.Value.Outcomes
        select (rule.Key, fact.Key, outcome.Key, outcome.Value);
}
