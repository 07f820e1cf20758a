namespace ForgeryCheck.Tests.Names;

/// <summary>A test with data that asks a real name server; skipped where nsd is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NsdTheoryAttribute : TheoryAttribute
{
    public NsdTheoryAttribute() => Skip = new NsdFactAttribute().Skip;
}
