namespace ForgeryCheck.Reports;

/// <summary>A gap that an axis does not show at its length.</summary>
/// <param name="Position">Its middle on the axis, from 0 to 1.</param>
/// <param name="Seconds">Its length.</param>
internal readonly record struct TimeCut(double Position, double Seconds);
