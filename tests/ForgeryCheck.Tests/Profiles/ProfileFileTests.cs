using System.Text;
using CsCheck;
using ForgeryCheck.Profiles;
using ForgeryCheck.Tests.Json;

namespace ForgeryCheck.Tests.Profiles;

public sealed class ProfileFileTests
{
    private static readonly byte[] File = new Teacher().TeachDays(9).Written();

    [Fact]
    public void What_was_written_is_read_again()
    {
        var read = ProfileReader.Read(File, "profiles");

        using var again = new MemoryStream();
        ProfileWriter.Write(read, again);
        Assert.Equal(Encoding.UTF8.GetString(File), Encoding.UTF8.GetString(again.ToArray()));
    }

    [Fact]
    public void A_file_cut_off_or_damaged_anywhere_is_refused_in_words()
    {
        var end = File.AsSpan().LastIndexOf((byte)'}');
        for (var cut = 0; cut <= end; cut++)
        {
            Assert.Throws<FormatException>(() => ProfileReader.Read(File.AsMemory(0, cut), "profiles"));
        }

        Damage.OfBytes(File).Sample(damaged => Damage.Try(() => ProfileReader.Read(damaged, "profiles")), iter: 1000);
    }

    [Theory]
    [InlineData("\"schema\": \"forgerycheck/profiles/1\"", "\"schema\": \"forgerycheck/profiles/2\"", "schema")]
    [InlineData("\"role\": \"client\"", "\"role\": \"owner\"", "role")]
    [InlineData("\"days\": 9", "\"days\": 1000000", "days")]
    [InlineData("2024-05-18", "9 May 2024", "last")]
    public void A_mistake_is_told_with_its_place(string right, string wrong, string place)
    {
        var json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(File).Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(place, Assert.Throws<FormatException>(() => ProfileReader.Read(json, "profiles")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_enough_is_written() =>
        Assert.Empty(ProfileReader.Read(new Teacher().TeachDays(4).Written(), "profiles").Hosts);

    [Theory]
    [InlineData("\xF0\x9F\x98\x80")]
    [InlineData("\u0001\u001B[2J")]
    [InlineData("\"},{")]
    public void Whatever_a_line_holds_the_file_can_be_read(string hostile)
    {
        var teacher = new Teacher();
        for (var day = 10; day <= 18; day++)
        {
            teacher.Teach(Teacher.Mail(day, $"Received: from {hostile} by {hostile} with {string.Concat(Enumerable.Repeat(hostile, 100))} id {hostile}; Wed, {day} May 2024 12:00:03 +0200\n"));
        }

        _ = ProfileReader.Read(teacher.Written(), "profiles");
    }
}
