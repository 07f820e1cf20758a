using ForgeryCheck.Spf;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Spf;

/// <summary>
/// RFC 7208 case by case. Each case of the openspf test suite for that RFC stands in Cases/*.json, made anew: other names, addresses and words, the same
/// point. Explanations are not fetched, so of the cases about them only the result is compared; what their macros expand to is in MacroTests.
/// </summary>
public sealed class SpfCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in SpfCase.Files)
            {
                foreach (var one in SpfCase.Read(file).Cases)
                {
                    all.Add(file, one.Name);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_result_is_one_that_the_RFC_allows(string file, string name)
    {
        var (zones, cases) = SpfCase.Read(file);
        var one = Assert.Single(cases, c => c.Name == name);
        Assert.True(HostAddress.TryParse(one.Client, out var client));

        var outcome = await SpfChecker.CheckAsync(zones, SpfQuery.OfMailFrom(client, one.Sender, one.Helo));

        Assert.True(
            one.Expect.Contains(outcome.Result.ToString().ToLowerInvariant()),
            $"RFC 7208 section {one.Section}: {outcome.Result} ({outcome.Mechanism} {outcome.Problem}), expected {string.Join(" or ", one.Expect)}. {one.Why}");

        // The reason is always told: the directive that matched, or what is wrong. Neutral without a directive is a record that ran out.
        Assert.Equal(outcome.Result is SpfResult.None or SpfResult.TempError or SpfResult.PermError, outcome.Problem is not null);
        Assert.Equal(outcome.Mechanism is null, outcome.RecordDomain is null);
        Assert.True(outcome.Mechanism is not null || outcome.Problem is not null || outcome.Result == SpfResult.Neutral);
        Assert.InRange(zones.Questions.Count, 0, 111); // the record, and ten terms with ten names each
    }

    [Fact]
    public void No_case_of_the_suite_is_missing() => Assert.Equal(203, Cases.Count);
}
