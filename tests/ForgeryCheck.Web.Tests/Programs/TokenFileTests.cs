using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Web.Tests.Programs;

public sealed class TokenFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("env")]
    public async Task A_token_that_all_users_can_read_is_warned_of()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = _folder.Write("token", "0123456789abcdef");
        foreach (var (mode, isWarned) in ((UnixFileMode, bool)[])[((UnixFileMode)0b110_100_100, true), ((UnixFileMode)0b110_100_000, false), ((UnixFileMode)0b110_000_000, false)])
        {
            File.SetUnixFileMode(file, mode);
            await using var server = await ListenerProgram.StartCommandAsync(["env"], ["serve", "--no-config", "--bind", "127.0.0.1:0", "--token", file]);
            var warning = $"warning: --token {file}: other users can read this file; run 'chmod 600' on it";
            Assert.Equal(isWarned, server.Said.Contains(warning, StringComparison.Ordinal));
        }
    }
}
