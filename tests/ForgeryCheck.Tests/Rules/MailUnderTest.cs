using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;
using ForgeryCheck.Trace;

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

    internal long Offset { get; init; }

    internal JointMatch[] Joints { get; init; } = [];

    internal IReadOnlyList<Site> Sites { get; init; } = [];

    internal ForgeryCheck.Messages.Envelope? Envelope { get; init; }

    internal NameFacts Names { get; init; } = NameFacts.Off;

    internal static Site Site(string name, bool mine, string[] domains, string[] firewalls, params string[] networks) =>
        new(name, mine, domains, new HostList(firewalls), new HostList(networks));

    internal MessageFacts Facts()
    {
        var bytes = Encoding.UTF8.GetBytes(_header);
        var fields = Fields(bytes);
        var block = new HeaderBlock(bytes, Offset, fields);
        var hops = new List<Hop>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (block.Is(fields[i], "Received"u8))
            {
                hops.Add(new Hop
                {
                    Number = hops.Count + 1,
                    Line = ReceivedParser.Parse(block.Value(fields[i])),
                    Field = fields[i],
                    FieldIndex = i,
                    Status = hops.Count + 1 > (Boundary ?? 0) ? HopStatus.Claimed
                        : hops.Count + 1 == Boundary ? HopStatus.HandOver : HopStatus.Trusted,
                });
            }
        }

        var joints = Enumerable.Range(1, Math.Max(0, hops.Count - 1))
            .Select(u => new Joint(u, u <= Joints.Length ? Joints[u - 1] : JointMatch.Name, "compared in a test"))
            .ToList();
        var boundary = new Boundary(Boundary is { } b && b <= hops.Count ? b : null, BoundaryBasis.Declared, "the test says so");
        return new MessageFacts
        {
            Message = new MailMessage { Source = "-", Size = bytes.Length, Sha256 = "", Header = block, Envelope = Envelope },
            Chain = new Chain(hops, joints, boundary, null),
            Sites = new Sites(Sites),
            Tables = Tables,
            Names = Names,
        };
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

    private static List<HeaderField> Fields(byte[] bytes)
    {
        var fields = new List<HeaderField>();
        var start = 0;
        while (start < bytes.Length)
        {
            var end = start;
            do
            {
                end = Array.IndexOf(bytes, (byte)'\n', end) is var n && n < 0 ? bytes.Length : n + 1;
            }
            while (end < bytes.Length && bytes[end] is (byte)' ' or (byte)'\t');

            var colon = Array.IndexOf(bytes, (byte)':', start, end - start);
            if (colon > 0)
            {
                var last = end;
                while (last > colon + 1 && bytes[last - 1] is (byte)'\r' or (byte)'\n')
                {
                    last--;
                }

                fields.Add(new HeaderField(start, colon - start, colon + 1, last - colon - 1, end - start));
            }

            start = end;
        }

        return fields;
    }
}
