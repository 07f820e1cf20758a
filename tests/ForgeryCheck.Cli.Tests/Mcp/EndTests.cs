using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ForgeryCheck.Cli.Tests.Mcp;

/// <summary>How calls that take long end, and the program while one is in progress. The name server that they ask never answers.</summary>
public sealed class EndTests : IDisposable
{
    private const string Message = "Received: from a.example (a.example [198.51.100.23]) by mx.example.org (Postfix) with ESMTP id 4Vf9ZK0mFyzcYdb; Wed, 15 May 2024 00:12:09 +0200 (CEST)\r\n"
        + "From: a@x.example\r\n\r\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UdpClient _silent = new(new IPEndPoint(IPAddress.Loopback, 0));

    [Fact]
    public async Task A_call_that_is_cancelled_stops_and_is_not_answered()
    {
        using var process = Start();

        // As many as are in progress at once: until they end, no other call is begun.
        for (var id = 0; id < 16; id++)
        {
            await process.StandardInput.WriteLineAsync(Ask(id));
        }

        await _silent.ReceiveAsync().WaitAsync(Patience);
        for (var id = 0; id < 16; id++)
        {
            await process.StandardInput.WriteLineAsync($$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}}}}""");
        }

        await process.StandardInput.WriteLineAsync(McpTalk.Call(99, "explain_rule", new JsonObject { ["rule"] = "FC101" }));
        var answer = JsonNode.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!)!;
        Assert.Equal("99", answer["id"]!.ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal((0, "", ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync()));
    }

    [Fact]
    public async Task An_id_that_waits_for_its_answer_is_not_taken_again()
    {
        using var process = Start();
        await process.StandardInput.WriteLineAsync(Ask(1));
        await process.StandardInput.WriteLineAsync(Ask(1));
        var answer = JsonNode.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!)!;
        Assert.Equal("a request with this id is not answered yet", answer["error"]!["message"]!.GetValue<string>());
        process.Kill();
    }

    [LinuxFact]
    public async Task A_signal_ends_it_and_the_call_in_progress()
    {
        using var process = Start();
        await process.StandardInput.WriteLineAsync(Ask(1));
        await _silent.ReceiveAsync().WaitAsync(Patience);
        using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await signal.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal((130, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
    }

    /// <inheritdoc/>
    public void Dispose() => _silent.Dispose();

    private static string Ask(int id) => McpTalk.Call(id, "analyze_message", new JsonObject { ["message"] = Message, ["dns"] = "live" });

    private Process Start() => Forgerycheck.Start(["mcp", "--dns", "request", "--resolver", $"{_silent.Client.LocalEndPoint}", "--dns-timeout", "60000"]);
}
