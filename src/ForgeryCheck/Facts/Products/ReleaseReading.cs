using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>What the table of releases says about a line's version.</summary>
/// <param name="Version">The version; empty if the line names none.</param>
/// <param name="Status">Whether such a version exists.</param>
/// <param name="Released">The day of its release, in Unix milliseconds; null if unknown.</param>
internal readonly record struct ReleaseReading(SoftwareVersion Version, ReleaseStatus Status, long? Released);
