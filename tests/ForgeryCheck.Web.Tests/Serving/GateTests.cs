using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Serving;

/// <summary>What becomes of errors: no space is told from a fault of ours.</summary>
public sealed class GateTests
{
    [Theory]
    [InlineData(28, HttpStatusCode.InsufficientStorage)] // ENOSPC
    [InlineData(27, HttpStatusCode.InsufficientStorage)] // EFBIG
    [InlineData(unchecked((int)0x80070070), HttpStatusCode.InsufficientStorage)] // ERROR_DISK_FULL
    [InlineData(unchecked((int)0x80070027), HttpStatusCode.InsufficientStorage)] // ERROR_HANDLE_DISK_FULL
    [InlineData(5, HttpStatusCode.InternalServerError)] // EIO
    public async Task A_fault_of_the_disk(int code, HttpStatusCode status) => Assert.Equal(status, await AskAsync(new IOException("disk", code)));

    [Fact]
    public async Task A_quota_is_no_space_either() =>
        Assert.Equal(HttpStatusCode.InsufficientStorage, await AskAsync(new IOException("quota", OperatingSystem.IsLinux() ? 122 : 69))); // EDQUOT

    [Fact]
    public async Task A_bug_is_no_lack_of_space() => Assert.Equal(HttpStatusCode.InternalServerError, await AskAsync(new ArgumentOutOfRangeException("bug")));

    private static async Task<HttpStatusCode> AskAsync(Exception fault)
    {
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = new FailingNames(fault) });
        using var body = new ByteArrayContent(Samples.Read("forged-bulk-form.eml")) { Headers = { ContentType = new("message/rfc822") } };
        using var answer = await server.Client.PostAsync("/v1/analyze?dns=live", body);
        return answer.StatusCode;
    }
}
