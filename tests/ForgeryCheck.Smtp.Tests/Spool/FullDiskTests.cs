using System.Diagnostics;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

public sealed class FullDiskTests
{
    [SmallDiskTheory]
    [InlineData("Mbox")]
    [InlineData("Maildir")]
    public async Task AFullDiskIsToldOfAndEndsWithRoom(string kind)
    {
        using var spool = new TestSpool();
        Assert.Equal(0, SmallDiskTheoryAttribute.Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", spool.Folder));
        try
        {
            var keep = Enum.Parse<KeepMode>(kind);
            var kept = 0;
            await using (var store = spool.Open(keep))
            {
                Assert.True(store.HasRoom(100_000));
                Assert.False(store.HasRoom(1_500_000));
                var ballast = Path.Combine(spool.Folder, "ballast");
                File.WriteAllBytes(ballast, new byte[1_000_000]);
                StoreException? fault = null;
                while (fault is null)
                {
                    try
                    {
                        await store.KeepAsync(TestSpool.Message($"N{kept}", new byte[60_000]));
                        kept++;
                    }
                    catch (StoreException e)
                    {
                        fault = e;
                    }
                }

                Assert.True(fault.IsFull);
                await Task.Delay(300);
                Assert.False(store.HasRoom(100_000));
                File.Delete(ballast);
                await store.KeepAsync(TestSpool.Message("Last", new byte[60_000]));
            }

            Assert.Equal(kept + 1, spool.Unreported(keep).Count);
            Assert.DoesNotContain("message-damaged", spool.Events);
        }
        finally
        {
            SmallDiskTheoryAttribute.Run("umount", spool.Folder);
        }
    }

    /// <summary>Runs only where a small file system can be mounted.</summary>
    private sealed class SmallDiskTheoryAttribute : TheoryAttribute
    {
        public SmallDiskTheoryAttribute() => Skip = CanMount() ? null : "a tmpfs cannot be mounted here: not root, or not allowed";

        internal static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }

        private static bool CanMount()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            {
                return false;
            }

            var folder = Directory.CreateTempSubdirectory("mount").FullName;
            var mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) == 0 && Run("umount", folder) == 0;
            Directory.Delete(folder);
            return mounted;
        }
    }
}
