namespace ForgeryCheck.Smtp.Tests.Content;

/// <summary>Tests that use up the memory of all messages, and so cannot run beside others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryBudgetGroup
{
    internal const string Name = "memory budget";
}
