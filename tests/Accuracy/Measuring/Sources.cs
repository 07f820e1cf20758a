using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Envelope;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// Who stands behind a test on genuine mail. Lines of one house are alike, so they are one observation: a house that still runs a program of
/// 1999 writes ten thousand of its lines and proves once that this happens.
/// </summary>
internal static class Sources
{
    // Rules about one provider's own lines: there all lines are one house's, and whose mail it is differs.
    private static readonly HashSet<string> OfProviders = ["FC331", "FC332", "FC333", "FC334", "FC335", "FC518"];

    internal static string Of(Judged one, in TestRun test)
    {
        var hops = one.Report.Hops;
        if (test.Scope == FindingScope.Chain || test.Line < 1 || test.Line > hops.Count)
        {
            return test.Rule.Family == RuleFamily.Consistency && one.Report.BoundaryLine is { } boundary ? Client(one, hops[boundary - 1]) : one.Sender;
        }

        var hop = hops[test.Line - 1];
        return OfProviders.Contains(test.Rule.Id) || test.Key.Fact == ForNamesStrangerRule.OfSender ? one.Sender
            : test.Rule.Family == RuleFamily.Consistency ? Client(one, hop)
            : hop.ByOrganisation ?? hop.ReverseOrganisation ?? hop.HeloOrganisation ?? one.Sender;
    }

    private static string Client(Judged one, Hop hop) => hop.ReverseOrganisation ?? hop.HeloOrganisation ?? one.Sender;
}
