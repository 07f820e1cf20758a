using System.Globalization;

namespace ForgeryCheck.Tests.Rules;

/// <summary>The figures of accuracy in README.md and tests/README.md are those of ACCURACY.md.</summary>
public sealed class ReadmeFigureTests
{
    private const string Halves = "Mail of the other half";
    private static readonly string Readme = File.ReadAllText(Path.Combine(RuleFolders.Pages, "..", "README.md"));
    private static readonly string Numbers = File.ReadAllText(Path.Combine(RuleFolders.Pages, "..", "tests", "README.md"));

    [Fact]
    public void Genuine_mail_that_is_accused()
    {
        Both($"{Sum("genuine mail of public lists", 2)} of {Sum("genuine mail of public lists", 1):#,0} called forged");
        Both($"{Sum("genuine mail of public lists", 3)} suspicious");
        Both($"{Sum("genuine mail of the sets", 2)} of 12,419 called forged");
        Both($"{Sum("genuine mail of the sets", 3)} suspicious");
        Assert.Equal(12_419, Sum("genuine mail of the sets", 1));
    }

    [Fact]
    public void Forgeries_that_are_found()
    {
        var unseen = MeasuredFigures.Rows("Kits that nobody has seen").First(row => row[0] == "23 kits, each left out in turn");
        Assert.Contains($"{First(unseen[2])} of {unseen[1]} called forged", Readme, StringComparison.Ordinal);
        Assert.Contains($"{First(unseen[2])} of {unseen[1]} labelled forgeries called forged", Numbers, StringComparison.Ordinal);
        foreach (var (level, readme) in new[] { ("typed", "{0:0} % of chains in the style of hand-typed lines"), ("bridged", "{0:0} % of those joined"), ("careful", "{0:0} % of those made with care") })
        {
            var share = 100m * Sum($"forgebench, {level}", 2) / Sum($"forgebench, {level}", 1);
            Assert.Contains(string.Format(CultureInfo.InvariantCulture, readme, share), Readme, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{level} {share:0.#} %"), Numbers, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Phishing_without_a_line_to_test()
    {
        var phish = MeasuredFigures.Rows("Client and author: weights of the other half").First(row => row[0] == "phish");
        Assert.Contains($"decided in {First(phish[8])} of {phish[7]} messages", Numbers, StringComparison.Ordinal);
        Assert.Contains($"of {phish[7]}, client or author contradicted in 369, client confirmed or author authenticated in {First(phish[8]) - 369}", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void How_far_the_score_is_a_probability()
    {
        var row = MeasuredFigures.Rows("Is the score a probability?").First(one => one[0] == "ForgeryCheck");
        var (low, high) = row[5].Split(" to ") is [var one, var other] ? (one, other) : ("", "");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Cllr {MeasuredFigures.Number(row[4]):0.000} ({MeasuredFigures.Number(low):0.000} to {MeasuredFigures.Number(high):0.000})"), Numbers, StringComparison.Ordinal);
    }

    private static void Both(FormattableString text)
    {
        Assert.Contains(text.ToString(CultureInfo.InvariantCulture), Readme, StringComparison.Ordinal);
        Assert.Contains(text.ToString(CultureInfo.InvariantCulture), Numbers, StringComparison.Ordinal);
    }

    // Of both halves, each tried with the weights of the other.
    private static long Sum(string what, int column) =>
        MeasuredFigures.Rows(Halves).Where(row => row[0].EndsWith(": " + what, StringComparison.Ordinal)).Sum(row => First(row[column]));

    // "61 (96.83 %)"
    private static long First(string cell) => long.Parse(cell.Split(' ')[0], CultureInfo.InvariantCulture);
}
