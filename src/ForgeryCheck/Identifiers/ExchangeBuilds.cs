using System.Globalization;
using System.Text.Json;
using ForgeryCheck.RuleData;

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
        using var document = JsonTable.Open(json, name);
        JsonTable.KnownKeys(document.RootElement, name, "fits");
        _fits = [.. JsonTable.List(document.RootElement, "fits", name).Select(row => Read(row, name)).OrderByDescending(f => f.FirstBuild)];
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

    private static Fit Read(JsonElement row, string name)
    {
        JsonTable.KnownKeys(row, name, "firstBuild", "lastBuild", "day", "daysPerBuild", "early", "late", "source");
        var fit = new Fit(
            Number(row, "firstBuild", name), Number(row, "lastBuild", name), Number(row, "day", name),
            Number(row, "daysPerBuild", name), Number(row, "early", name), Number(row, "late", name));
        return fit.Early <= fit.Late && fit.FirstBuild <= fit.LastBuild ? fit : throw new FormatException($"{name}: a range runs backwards");
    }

    private static double Number(JsonElement row, string key, string name) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Abs(number) < 1e6
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name}: \"{key}\" is missing, or is no number below a million"));

    private readonly record struct Fit(double FirstBuild, double LastBuild, double Day, double DaysPerBuild, double Early, double Late);
}
