namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A test with data that runs other programs; skipped where one of them is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(params string[] programs)
    {
        if (InstalledProgram.Missing(programs) is { } missing)
        {
            Skip = $"{missing} is not installed";
        }
    }

    /// <summary>Whether it takes root, to mount a file system or to start a mail server.</summary>
    public bool NeedsRoot
    {
        get;
        set
        {
            field = value;
            if (value && !Environment.IsPrivilegedProcess)
            {
                Skip = "it takes root";
            }
        }
    }
}
