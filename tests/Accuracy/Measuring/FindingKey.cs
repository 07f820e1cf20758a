using ForgeryCheck.Rules;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>What has one weight: a rule, a grade of it, a kind of finding.</summary>
internal sealed record FindingKey(string Rule, string? Grade, FindingKind Kind);
