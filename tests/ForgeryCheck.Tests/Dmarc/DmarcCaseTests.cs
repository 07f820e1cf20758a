using ForgeryCheck.Dmarc;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>RFC 9989 case by case.</summary>
public sealed class DmarcCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (file, name) in DmarcCase.All)
            {
                all.Add(file, name);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_policy_and_the_alignment_are_those_of_the_RFC(string file, string name)
    {
        var (zones, cases) = DmarcCase.Read(file);
        var one = Assert.Single(cases, c => c.Name == name);
        var why = $"RFC 9989 section {one.Section}: {one.Why}";
        var checker = new DmarcChecker(zones);

        var policy = await checker.FindAsync(one.From);

        Assert.True(Word(policy.State) == one.State, $"{policy.State}. {policy.Problem} {why}");
        Assert.Equal(one.State == "found", policy.Problem is null);
        if (one.State == "found")
        {
            Assert.True(policy.Domain == one.At, $"{policy.Domain}. {why}");
            Assert.True(Word(policy.Request) == one.Request, $"{policy.Request}. {why}");
        }

        var questions = zones.Questions.Count;
        Assert.True(one.Questions is null || questions == one.Questions, $"{questions} questions. {why}");

        foreach (var (isDkim, domain, expected) in one.Spf.Select(p => (false, p.Key, p.Value)).Concat(one.Dkim.Select(p => (true, p.Key, p.Value))))
        {
            var alignment = await checker.AlignAsync(policy, domain, isDkim);
            Assert.True(Word(alignment) == expected, $"{domain}: {alignment}. {why}");
        }

        Assert.Equal(zones.Questions.Distinct().Count(), zones.Questions.Count);
        Assert.InRange(zones.Questions.Count, 0, 9 + (8 * (one.Spf.Count + one.Dkim.Count)));
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
