namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>Tests with real programs: one after the other, with no other test beside them, since each takes processes and a disk.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealPrograms
{
    internal const string Name = "programs";
}
