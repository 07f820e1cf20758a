using System.Globalization;
using ForgeryCheck.Json;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Profiles;

/// <summary>Reads a file of profiles, as <see cref="ProfileWriter"/> writes it; a person may have changed it.</summary>
internal static class ProfileReader
{
    /// <summary>The form of the file.</summary>
    internal const string Schema = "forgerycheck/profiles/1";

    private const int MostMessages = int.MaxValue;

    /// <summary>Reads the file.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">Its name in error messages.</param>
    /// <exception cref="FormatException">The file is invalid; the message says what and where in one line.</exception>
    internal static ProfileSet Read(ReadOnlyMemory<byte> json, string name)
    {
        using var table = JsonSource.OpenTable(json, name);
        var root = table.Root;
        root.KnownKeys("schema", "learned", "hosts", "authors");
        if (root.NeededText("schema") != Schema)
        {
            throw root.Wrong("schema", $"is not {Schema}");
        }

        var set = new ProfileSet { Period = PeriodOf(root.NeededObject("learned")) };
        foreach (var row in root.Rows("hosts"))
        {
            if (!set.TryAdd(Host(row)))
            {
                throw row.Wrong($"a host is listed twice, or there are more than {ProfileSet.Most}");
            }
        }

        foreach (var row in root.Rows("authors"))
        {
            if (!set.TryAdd(Author(row)))
            {
                throw row.Wrong($"a domain is listed twice, or there are more than {ProfileSet.Most}");
            }
        }

        return set;
    }

    private static HostProfile Host(JsonMembers row)
    {
        row.KnownKeys(["name", "role", "messages", "days", "first", "last", .. KebabCase.Words<Habit>().All]);
        var name = row.FilledText("name");
        row = row.At($"{row.Place}: \"{name}\"");
        var role = KebabCase.Words<HostRole>().Find(row.NeededText("role")) ?? throw row.Wrong("role", $"must be one of {string.Join(", ", KebabCase.Words<HostRole>().All)}");
        var host = new HostProfile(name, role, PeriodOf(row));
        foreach (var habit in Enum.GetValues<Habit>())
        {
            Fill(host[habit], row, KebabCase.Words<Habit>().Of(habit), habit == Habit.Form ? HostForm.WithoutChoices : value => value);
        }

        return host;
    }

    private static AuthorProfile Author(JsonMembers row)
    {
        row.KnownKeys("domain", "messages", "days", "first", "last", "clients");
        var domain = row.FilledText("domain");
        row = row.At($"{row.Place}: \"{domain}\"");
        var author = new AuthorProfile(domain, PeriodOf(row));
        Fill(author.Clients, row, "clients", value => value);
        return author;
    }

    private static void Fill(HabitCounts counts, JsonMembers row, string key, Func<string, string> read)
    {
        if (row.Object(key) is not { } values)
        {
            return;
        }

        var keys = values.Keys;
        if (keys.Length > HabitCounts.Most)
        {
            throw values.Wrong($"holds more than {HabitCounts.Most} values");
        }

        foreach (var value in keys)
        {
            counts.Add(read(value), (int)values.NeededNumber(value, MostMessages));
        }
    }

    private static Period PeriodOf(JsonMembers row) =>
        Period.Of((int)row.NeededNumber("messages", MostMessages), (int)row.NeededNumber("days", Period.MostDays), Day(row, "first"), Day(row, "last"));

    private static DateOnly? Day(JsonMembers row, string key) =>
        row.Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw row.Wrong(key, "is not a day such as 2024-05-01");
}
