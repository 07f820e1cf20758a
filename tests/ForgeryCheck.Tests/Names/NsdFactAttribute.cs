namespace ForgeryCheck.Tests.Names;

/// <summary>A test that asks a real name server; skipped where nsd is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NsdFactAttribute : FactAttribute
{
    public NsdFactAttribute()
    {
        if (NameServer.Program is null)
        {
            Skip = "nsd is not installed (Debian: apt-get install nsd)";
        }
    }
}
