using System.Text;
using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Products;

/// <summary>The versions of one product and their release dates (products.json, "releases").</summary>
internal sealed class Releases
{
    private const int MostDays = 36500;

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
    internal Releases(JsonMembers row)
    {
        row.KnownKeys("product", "begins", "place", "parts", "rising", "completeTo", "slackDays", "obsoleteBelow", "obsoleteYears", "known", "versions", "source");
        Product = row.FilledText("product");
        _ = row.FilledText("source");
        _place = row.FilledText("place") switch
        {
            "software" => TraceField.Software,
            "id" => TraceField.Id,
            var other => throw row.Wrong("place", $"must be software or id, not {other}"),
        };
        _begins = row.Has("begins") ? Encoding.ASCII.GetBytes(row.FilledText("begins")) : [];
        _parts = (int)row.NeededNumber("parts", MostDays);
        _rising = row.Flag("rising") ?? false;
        _completeTo = TableDate.Read(row, "completeTo");
        _slack = row.NeededNumber("slackDays", MostDays) * TableDate.Day;
        if (row.Has("obsoleteBelow"))
        {
            _obsoleteBelow = Version(row.FilledText("obsoleteBelow"), row);
            _obsoleteAfter = row.NeededNumber("obsoleteYears", MostDays) * 36525 * TableDate.Day / 100;
        }

        foreach (var version in row.Texts("known"))
        {
            _days[Version(version, row)] = long.MinValue;
        }

        if (row.Object("versions") is { } versions)
        {
            foreach (var version in versions.Keys)
            {
                Add(Version(version, row), TableDate.Read(versions, version));
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
        var text = _place == TraceField.Software ? Trace.Products.SoftwareText(line, stackalloc byte[Trace.Products.LongestSoftware]) : line.Raw(_place);
        if (!text.StartsWith(_begins))
        {
            return default;
        }

        var version = _place == TraceField.Id ? SoftwareVersion.Read(text.Trim("<> \t"u8)) : SoftwareVersion.Find(text);
        if (version.IsEmpty)
        {
            return default;
        }

        if (IsTest(text))
        {
            return new ReleaseReading(version, ReleaseStatus.Known, null);
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

    // Sendmail's "8.14.4.Alpha0" and "8.13.0.Beta3" were out months before the release, some for most of a year.
    private static bool IsTest(ReadOnlySpan<byte> text) => text.IndexOf(".Alpha"u8) > 0 || text.IndexOf(".Beta"u8) > 0;

    private static long? Released(long day) => day == long.MinValue ? null : day;

    private static SoftwareVersion Version(string text, JsonMembers row) =>
        SoftwareVersion.Read(Encoding.ASCII.GetBytes(text)) is { IsEmpty: false } version
            ? version
            : throw row.Wrong(text, "is not a version such as 8.12.10");

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
