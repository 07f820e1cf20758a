using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>One thing that a rule tested in one message, and how it came out.</summary>
/// <param name="Key">What was tested.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Kind">What the outcome says of the line; a note says nothing either way.</param>
/// <param name="Scope">Line, joint or chain.</param>
/// <param name="Line">The lowest line that it speaks of; 0 for the stranger who handed the lines in.</param>
internal readonly record struct TestRun(TestKey Key, RuleInfo Rule, string Outcome, FindingKind Kind, FindingScope Scope, int Line)
{
    /// <summary>What the rules tested of the claimed lines of a message, from one line on, and of the stranger who handed them in.</summary>
    internal static IEnumerable<TestRun> Of(Judged one, int from) => All(one, from).Where(test => test.Rule.Family is not (RuleFamily.Client or RuleFamily.Author));

    /// <summary>What the rules tested of the client, or of the author.</summary>
    internal static IEnumerable<TestRun> Of(Judged one, Question question) => All(one, int.MaxValue).Where(test => (question, test.Rule.Family) switch
    {
        (Question.Client, RuleFamily.Client) or (Question.Author, RuleFamily.Author) => true,
        (Question.Client, RuleFamily.Consistency) => true, // lines are left out by their number: this is of the hand-over
        _ => false,
    });

    private static IEnumerable<TestRun> All(Judged one, int from)
    {
        foreach (var finding in one.Report.Assessment.Findings)
        {
            var line = finding.Lines.Count == 0 ? 0 : finding.Lines[^1];
            if (finding.Scope == FindingScope.Chain || line >= from)
            {
                yield return new(new(finding.Rule.Id, finding.Fact), finding.Rule, finding.Outcome, finding.Kind, finding.Scope, line);
            }
        }

        foreach (var agreement in one.Report.Agreements)
        {
            if (agreement.Scope == FindingScope.Chain || agreement.Line >= from)
            {
                yield return new(new(agreement.Rule.Id, agreement.Fact), agreement.Rule, agreement.Outcome, agreement.Kind, agreement.Scope, agreement.Line);
            }
        }
    }
}
