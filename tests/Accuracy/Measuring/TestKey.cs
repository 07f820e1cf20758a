namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>What has counts of its own: a fact of a rule.</summary>
internal readonly record struct TestKey(string Rule, string Fact);
