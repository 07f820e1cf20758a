using System.Text;
using System.Text.Json;
using ForgeryCheck.RuleData;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>The versions of one product and their release dates (products.json, "releases").</summary>
internal sealed class Releases
{
    private readonly Dictionary<SoftwareVersion, long> _days = [];
    private readonly HashSet<SoftwareVersion> _detailed = [];
    private readonly SoftwareVersion[] _sorted;
    private readonly TraceField _place;
    private readonly byte[] _begins;
    private readonly int _parts;
    private readonly bool _rising;
    private readonly long _completeTo, _slack, _obsoleteAfter;
    private readonly SoftwareVersion _obsoleteBelow;

    /// <summary>Reads the versions of a product.</summary>
    /// <exception cref="FormatException">They are invalid; the message says what and where in one line.</exception>
    internal Releases(JsonElement row, string name)
    {
        JsonTable.KnownKeys(
            row, name, "product", "begins", "place", "parts", "rising", "completeTo", "slackDays", "obsoleteBelow", "obsoleteYears", "known", "versions", "source");
        Product = JsonTable.Text(row, "product", name);
        _ = JsonTable.Text(row, "source", name);
        _place = JsonTable.Text(row, "place", name) switch
        {
            "software" => TraceField.Software,
            "id" => TraceField.Id,
            var other => throw new FormatException($"{name}: \"place\" must be software or id, not {other}"),
        };
        _begins = row.TryGetProperty("begins", out _) ? Encoding.ASCII.GetBytes(JsonTable.Text(row, "begins", name)) : [];
        _parts = TableDate.Number(row, "parts", name);
        _rising = row.TryGetProperty("rising", out var rising) && rising.ValueKind == JsonValueKind.True;
        _completeTo = TableDate.Read(row, "completeTo", name);
        _slack = TableDate.Number(row, "slackDays", name) * TableDate.Day;
        if (row.TryGetProperty("obsoleteBelow", out _))
        {
            _obsoleteBelow = Version(JsonTable.Text(row, "obsoleteBelow", name), name);
            _obsoleteAfter = TableDate.Number(row, "obsoleteYears", name) * 36525L * TableDate.Day / 100;
        }

        foreach (var version in JsonTable.Strings(row, "known", name))
        {
            _days[Version(version, name)] = long.MinValue;
        }

        if (row.TryGetProperty("versions", out var versions))
        {
            if (versions.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{name}: \"versions\" must be an object of versions and days");
            }

            foreach (var release in versions.EnumerateObject())
            {
                Add(Version(release.Name, name), TableDate.Read(versions, release.Name, name));
            }
        }

        _sorted = [.. _days.Keys.Order()];
    }

    /// <summary>The product, as in <see cref="ReceivedLine.Product"/>.</summary>
    internal string Product { get; }

    /// <summary>The field of a line that contains the version.</summary>
    internal TraceField Place => _place;

    /// <summary>Looks up the version that a line names.</summary>
    internal ReleaseReading Read(ReceivedLine line)
    {
        var text = line.Raw(_place);
        if (!text.StartsWith(_begins))
        {
            return default;
        }

        var version = _place == TraceField.Id ? SoftwareVersion.Read(text.Trim("<> \t"u8)) : SoftwareVersion.Find(text);
        if (version.IsEmpty)
        {
            return default;
        }

        if (_rising)
        {
            return new ReleaseReading(version, ReleaseStatus.Known, Released(Below(version)));
        }

        for (var parts = version.Parts; parts >= Math.Min(_parts, version.Parts); parts--)
        {
            if (_days.TryGetValue(version.Cut(parts), out var day))
            {
                var unlisted = parts < version.Parts && _detailed.Contains(version.Cut(parts));
                return new ReleaseReading(version, unlisted ? ReleaseStatus.Unlisted : ReleaseStatus.Known, Released(day));
            }
        }

        return new ReleaseReading(version, IsNever(version.Cut(_parts), line.Date) ? ReleaseStatus.Never : ReleaseStatus.Unknown, null);
    }

    /// <summary>Whether a version was released only after a line was written, as far as the line's date shows.</summary>
    internal bool IsEarly(in ReleaseReading reading, TraceDate date) =>
        date.HasTime && reading.Released is { } day && date.UnixMilliseconds < day - _slack;

    /// <summary>Whether a version was long out of use when a line was written.</summary>
    internal bool IsObsolete(in ReleaseReading reading, TraceDate date) =>
        _obsoleteAfter > 0 && date.HasTime && reading.Released is { } day && date.UnixMilliseconds > day + _obsoleteAfter
        && reading.Version.CompareTo(_obsoleteBelow) < 0;

    private static long? Released(long day) => day == long.MinValue ? null : day;

    private static SoftwareVersion Version(string text, string name) =>
        SoftwareVersion.Read(Encoding.ASCII.GetBytes(text)) is { IsEmpty: false } version
            ? version
            : throw new FormatException($"{name}: \"{text}\" is no version like 8.12.10");

    private void Add(SoftwareVersion version, long day)
    {
        _days[version] = day;
        if (version.Parts > _parts)
        {
            _detailed.Add(version.Cut(_parts));
        }
    }

    /// <summary>An unlisted version never existed, unless it has fewer parts than listed ones, or is newer than the table.</summary>
    private bool IsNever(SoftwareVersion version, TraceDate date) =>
        version.Parts >= _parts
        && ((date.HasTime && date.UnixMilliseconds <= _completeTo) || (_sorted.Length > 0 && version.CompareTo(Newest(version)) < 0));

    /// <summary>The newest listed version of the same branch; of all, if the branch is not listed.</summary>
    private SoftwareVersion Newest(SoftwareVersion version)
    {
        for (var i = _sorted.Length - 1; i >= 0; i--)
        {
            if (_sorted[i].A == version.A && _sorted[i].B == version.B)
            {
                return _sorted[i];
            }
        }

        return _sorted[^1];
    }

    /// <summary>The date of the last listed build of the branch up to this one; a build between two listed ones was released between them.</summary>
    private long Below(SoftwareVersion version)
    {
        var day = long.MinValue;
        foreach (var listed in _sorted)
        {
            if (listed.A == version.A && listed.B == version.B && listed.CompareTo(version) <= 0)
            {
                day = _days[listed];
            }
        }

        return day;
    }
}
