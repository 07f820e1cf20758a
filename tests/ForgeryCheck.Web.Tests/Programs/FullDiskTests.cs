using System.Net;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Programs;

/// <summary>A server whose disk is full: it says so, and goes on.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Size = 1 << 20;

    private readonly TempFolder _folder = new();

    private string Disk => _folder["disk"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("mount", "umount", "env", "curl", NeedsRoot = true)]
    public async Task A_body_that_does_not_fit_is_told_from_a_fault_of_the_client()
    {
        await MountAsync();
        try
        {
            await using var server = await StartAsync();
            // curl reads the answer that comes while it still sends; .NET's client may see only that the connection was closed.
            var large = _folder.Write("large.eml", Encoding.Latin1.GetString(Samples.Read("forged-typed-lines.eml")) + new string('x', 2 * Size));
            var tooLarge = await ProgramRun.RunAsync("curl", ["-s", "-H", "Content-Type: message/rfc822", "--data-binary", $"@{large}", $"http://{server.Address}/v1/analyze"]);
            using var problem = JsonDocument.Parse(tooLarge.Output);
            Assert.Equal(("Disk full", 507), (problem.RootElement.GetProperty("title").GetString(), problem.RootElement.GetProperty("status").GetInt32()));

            using var client = new HttpClient { BaseAddress = new Uri($"http://{server.Address}") };
            using var fits = await PostAsync(client, Samples.Read("forged-typed-lines.eml"));
            Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
            Assert.Contains("request-failed", server.Said, StringComparison.Ordinal);
        }
        finally
        {
            await ProgramRun.RunAsync("umount", ["-l", Disk]);
        }
    }

    [ProgramFact("mount", "umount", "env", NeedsRoot = true)]
    public async Task A_report_that_cannot_be_kept_leaves_nothing_behind()
    {
        await MountAsync();
        try
        {
            var kept = Directory.CreateDirectory(Path.Combine(Disk, "kept"));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(kept.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            await using var server = await StartAsync("--keep", kept.FullName);
            await File.WriteAllBytesAsync(Path.Combine(Disk, "filler"), new byte[Size - (32 << 10)]);
            using var client = new HttpClient { BaseAddress = new Uri($"http://{server.Address}") };
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Read("forged-typed-lines.eml")), "file", "a.eml" }, { new StringContent("yes"), "keep" } };
            using var answer = await client.PostAsync(new Uri("/report", UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
            Assert.Contains("The report cannot be kept", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Empty(kept.GetFiles());
        }
        finally
        {
            await ProgramRun.RunAsync("umount", ["-l", Disk]);
        }
    }

    private async Task MountAsync()
    {
        Directory.CreateDirectory(Disk);
        var mount = await ProgramRun.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={Size}", "tmpfs", Disk]);
        Assert.True(mount.ExitCode == 0, mount.All);
    }

    private Task<ListenerProgram> StartAsync(params string[] options) =>
        ListenerProgram.StartCommandAsync(["env", $"TMPDIR={Disk}"], ["serve", "--no-config", "--bind", "127.0.0.1:0", .. options]);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] body) =>
        client.PostAsync(new Uri("/v1/analyze", UriKind.Relative), new ByteArrayContent(body) { Headers = { ContentType = new("message/rfc822") } });
}
