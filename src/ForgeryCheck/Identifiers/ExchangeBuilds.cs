using ForgeryCheck.Json;

namespace ForgeryCheck.Identifiers;

/// <summary>When builds of Exchange Online were in use: day as a linear function of the build, per range of builds (exchange-builds.json).</summary>
internal sealed class ExchangeBuilds
{
    /// <summary>The file's name in rules/.</summary>
    public const string FileName = "exchange-builds.json";

    private readonly Fit[] _fits;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is invalid; the message is one line that says what and where.</exception>
    public ExchangeBuilds(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("fits");
        _fits = [.. table.Root.Rows("fits").Select(Read).OrderByDescending(f => f.FirstBuild)];
    }

    /// <summary>The period in which a build was in use; false for a build outside the table.</summary>
    internal bool TryFind(long build, out long firstMilliseconds, out long widthMilliseconds)
    {
        foreach (var fit in _fits)
        {
            if (build >= fit.FirstBuild)
            {
                firstMilliseconds = (long)((fit.Day + (fit.DaysPerBuild * build) + fit.Early) * IdTime.Day);
                widthMilliseconds = (long)((fit.Late - fit.Early) * IdTime.Day);
                return build <= fit.LastBuild;
            }
        }

        firstMilliseconds = widthMilliseconds = 0;
        return false;
    }

    private static Fit Read(JsonMembers row)
    {
        row.KnownKeys("firstBuild", "lastBuild", "day", "daysPerBuild", "early", "late", "source");
        var fit = new Fit(
            Number(row, "firstBuild"), Number(row, "lastBuild"), Number(row, "day"), Number(row, "daysPerBuild"), Number(row, "early"), Number(row, "late"));
        return fit.Early <= fit.Late && fit.FirstBuild <= fit.LastBuild ? fit : throw row.Wrong("a range runs backwards");
    }

    private static double Number(JsonMembers row, string key) => row.NeededReal(key, -1e6, 1e6);

    private readonly record struct Fit(double FirstBuild, double LastBuild, double Day, double DaysPerBuild, double Early, double Late);
}
