namespace ForgeryCheck.Reports;

/// <summary>Who reports abuse: the sender of an abuse report, whom the abuse desk may ask.</summary>
/// <param name="Name">The name of the person or organisation; null for none.</param>
/// <param name="Address">The mail address.</param>
public sealed record Reporter(string? Name, string Address);
