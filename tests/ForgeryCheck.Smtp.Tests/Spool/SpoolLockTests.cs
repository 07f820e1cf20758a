using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Spool;

/// <summary>One listener has a spool; what else is wrong with it is not blamed on another one.</summary>
public sealed class SpoolLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_listener_is_told_of_the_first()
    {
        using (SpoolLock.Take(_folder.Location))
        {
            Assert.Equal($"{_folder.Location}: the spool is in use by another listener", Assert.Throws<IOException>(() => SpoolLock.Take(_folder.Location)).Message);
        }

        SpoolLock.Take(_folder.Location).Dispose();
    }

    [Fact]
    public void Another_fault_is_told_as_what_it_is()
    {
        File.CreateSymbolicLink(_folder[".lock"], ".lock");

        var fault = Assert.Throws<IOException>(() => SpoolLock.Take(_folder.Location));

        Assert.StartsWith($"{_folder.Location}: the spool cannot be locked (", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".lock", fault.Message, StringComparison.Ordinal);
    }
}
