using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>What the table of releases tells of a line's version.</summary>
/// <param name="Version">The version; empty where the line names none.</param>
/// <param name="Status">Whether there is such a version.</param>
/// <param name="Released">The day of its release, in Unix milliseconds; null where not known.</param>
internal readonly record struct ReleaseReading(SoftwareVersion Version, ReleaseStatus Status, long? Released);
