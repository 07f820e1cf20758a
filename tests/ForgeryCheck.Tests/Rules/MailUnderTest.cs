using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.RuleData;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Tests.Rules;

/// <summary>A message written out in a test, with the boundary and the joints that the test wants.</summary>
internal sealed class MailUnderTest
{
    internal static readonly RuleTables Tables = RuleTables.Load(new RuleFiles());

    private readonly string _header;

    internal MailUnderTest(string header)
    {
        _header = header.ReplaceLineEndings("\r\n");
    }

    internal int? Boundary { get; init; } = 1;

    /// <summary>Whether boundary and joints are found as in an analysis.</summary>
    internal bool WorkOut { get; init; }

    internal long Offset { get; init; }

    internal JointMatch[] Joints { get; init; } = [];

    internal IReadOnlyList<Site> Sites { get; init; } = [];

    internal ForgeryCheck.Messages.Envelope? Envelope { get; init; }

    internal SessionFacts? Session { get; init; }

    internal NameFacts Names { get; init; } = NameFacts.Off;

    internal static Site Site(string name, bool mine, string[] domains, string[] firewalls, params string[] networks) =>
        new(name, mine, domains, new HostList(firewalls), new HostList(networks));

    internal MessageFacts Facts()
    {
        var bytes = Encoding.UTF8.GetBytes(_header);
        var block = new HeaderBlock(bytes, Offset, HeaderParser.Parse(bytes, (byte)'\n', out _, out _));
        var message = new MailMessage { Source = "-", Size = bytes.Length, Sha256 = "", Header = block, Envelope = Envelope, Session = Session };
        var sites = new Sites(Sites);
        var chain = new ChainBuilder(sites, Tables.Organisations, SpecialAddresses.Registered, Tables.ConfirmedNames, Tables.CustomerNames).Build(message);
        return new MessageFacts(message, WorkOut ? chain : Declare(chain), sites, Tables, Names, batch: null);
    }

    // A test of one rule says itself where the boundary is and which joints fit, so that it does not hang on how they are found.
    private Chain Declare(Chain chain)
    {
        var boundary = Boundary <= chain.Hops.Count ? Boundary : null;
        foreach (var hop in chain.Hops)
        {
            hop.Status = hop.Number < boundary ? HopStatus.Trusted : hop.Number == boundary ? HopStatus.HandOver : HopStatus.Claimed;
        }

        return chain with
        {
            Boundary = new Boundary(boundary, BoundaryBasis.Declared, "the test says so"),
            Joints = [.. chain.Joints.Select((j, i) => j with { Match = i < Joints.Length ? Joints[i] : JointMatch.Name, Why = "compared in a test" })],
        };
    }

    /// <summary>Runs all rules but some, as an analysis does.</summary>
    internal static void Run(MessageFacts facts, FindingSink sink, IReadOnlyCollection<string> disabled)
    {
        foreach (var check in RuleSet.Checks(disabled))
        {
            check(facts, sink);
        }
    }

    internal IReadOnlyList<Finding> Check(IRule rule) => Run(rule).Findings;

    internal FindingSink Run(IRule rule)
    {
        var sink = new FindingSink();
        rule.Check(Facts(), sink);
        return sink;
    }

    /// <summary>The text that a finding points at.</summary>
    internal string Pointed(Finding finding)
    {
        Assert.NotNull(finding.Start);
        Assert.NotNull(finding.Length);
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(_header), (int)(finding.Start.Value - Offset), finding.Length.Value);
    }
}
