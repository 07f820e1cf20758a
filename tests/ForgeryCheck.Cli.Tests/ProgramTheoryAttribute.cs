namespace ForgeryCheck.Cli.Tests;

/// <summary>A theory that needs a program; .ci/run installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(params string[] programs) => Skip = new ProgramFactAttribute(programs).Skip;
}
