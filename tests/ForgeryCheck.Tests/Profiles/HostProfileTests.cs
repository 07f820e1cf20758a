using System.Globalization;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Tests.Profiles;

public sealed class HostProfileTests
{
    [Fact]
    public void A_value_that_was_never_seen_is_held_against_a_line_only_where_new_ones_are_rare()
    {
        var steady = new HabitCounts();
        var varied = new HabitCounts();
        for (var i = 0; i < 10; i++)
        {
            steady.Add("Postfix");
            varied.Add(string.Create(CultureInfo.InvariantCulture, $"program {i}"));
        }

        Assert.True(steady.IsSteady);
        Assert.False(varied.IsSteady);
        Assert.False(new HabitCounts().IsSteady);
    }

    [Fact]
    public void With_too_many_values_it_is_no_habit_and_takes_no_more_room()
    {
        var counts = new HabitCounts();
        for (var i = 0; i < 100_000; i++)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"value {i % 50_000}"));
        }

        Assert.True(counts.IsOpen);
        Assert.False(counts.IsSteady);
        Assert.Empty(counts.All);
    }

    [Theory]
    [InlineData("2023-10-30", false)]
    [InlineData("2023-11-15", true)]
    [InlineData("2024-05-05", true)]
    [InlineData("2024-11-08", true)]
    [InlineData("2024-11-10", false)]
    public void A_profile_speaks_of_half_a_year_before_and_after_what_it_was_learned_from(string day, bool speaks)
    {
        var period = Period.Of(9, 9, new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 9));

        Assert.Equal(speaks, period.Speaks(DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("mail-qt1-x830.google.com", "mail-#-#.google.com")]
    [InlineData("smtp2.osuosl.org", "smtp#.osuosl.org")]
    [InlineData("us-smtp-delivery-124.mimecast.com", "us-smtp-delivery-#.mimecast.com")]
    [InlineData("vger.kernel.org", null)]
    [InlineData("mail", null)]
    public void Siblings_differ_only_in_numbers(string name, string? siblings) => Assert.Equal(siblings, SiblingNames.Of(name));
}
