using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>What every page shows of the server: which of its parts there are.</summary>
internal sealed record SiteMap
{
    /// <summary>The parts with a page of their own, in the order of the navigation.</summary>
    internal required IReadOnlyList<SitePart> Parts { get; init; }

    /// <summary>The part that a path belongs to; the form where there is no other.</summary>
    internal SitePart PartOf(PathString path) =>
        Parts.FirstOrDefault(part => part.Path != ReportFrame.Path && path.StartsWithSegments(part.Path, StringComparison.Ordinal)) ?? Parts.First(part => part.Path == ReportFrame.Path);

    /// <summary>Whether a browser can log out.</summary>
    internal bool HasSessions { get; init; }

    /// <summary>Whether a client may ask for lookups in the DNS.</summary>
    internal bool OffersLookups { get; init; }

    /// <summary>Whether names are looked up unless a client says otherwise.</summary>
    internal bool LooksUpNames { get; init; }

    /// <summary>Whether reports can be kept.</summary>
    internal bool KeepsReports { get; init; }
}
