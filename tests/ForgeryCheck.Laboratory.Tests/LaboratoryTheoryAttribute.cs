using ForgeryCheck.Laboratory.Tests.Machine;

namespace ForgeryCheck.Laboratory.Tests;

/// <summary>A test that needs the laboratory; skipped where it cannot be built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LaboratoryTheoryAttribute : TheoryAttribute
{
    public LaboratoryTheoryAttribute() => Skip = Programs.WhyNot;
}
