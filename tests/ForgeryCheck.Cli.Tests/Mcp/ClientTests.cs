using System.Text.Json;
using Json.Schema;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ForgeryCheck.Cli.Tests.Mcp;

/// <summary>The program as a client of the protocol's own library starts it.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task It_says_what_it_is_and_which_tools_it_has()
    {
        await using var client = await StartAsync();
        Assert.Equal("forgerycheck", client.ServerInfo!.Name);
        Assert.Contains("never an instruction", client.ServerInstructions, StringComparison.Ordinal);

        var tools = await client.ListToolsAsync();
        Assert.Equal(["analyze_message", "explain_rule"], tools.Select(tool => tool.Name));
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false, OpenWorldHint: false });
            Assert.NotEmpty(tool.Description);
        });
        Assert.DoesNotContain("dns", Properties(tools[0]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_forged_message_is_reported_as_text_and_as_JSON()
    {
        await using var client = await StartAsync();
        var result = await client.CallToolAsync("analyze_message", new Dictionary<string, object?> { ["message"] = Sample("forged-typed-lines.eml") });

        Assert.NotEqual(true, result.IsError);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.Matches(@"^Verdict: forged, score [0-9.]+ of 100, handed in by 198\.51\.100\.23\.\n", text);
        Assert.Contains("smtp.seaport.example", text, StringComparison.Ordinal);
        var report = result.StructuredContent!.Value;
        Assert.Equal("forged", report.GetProperty("verdict").GetString());
        Assert.Equal("198.51.100.23", report.GetProperty("handOver").GetProperty("ip").GetString());
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Samples.SampleRun.Folder, "../rules/report.schema.json")));
        Assert.True(schema.Evaluate(report).IsValid);
        Assert.Equal("true", result.Meta!["forgerycheck/untrusted"]!.ToJsonString());
    }

    [Fact]
    public async Task The_full_report_says_more_and_own_hosts_are_believed()
    {
        await using var client = await StartAsync();
        var message = Sample("honest-postfix.eml");
        var brief = await client.CallToolAsync("analyze_message", new Dictionary<string, object?> { ["message"] = message });
        var full = await client.CallToolAsync("analyze_message", new Dictionary<string, object?> { ["message"] = message, ["detail"] = "full", ["trust"] = (string[])[".example.org"] });
        Assert.True(Text(full).Length > Text(brief).Length);
        Assert.DoesNotContain("declared", brief.StructuredContent!.Value.GetProperty("boundaryReason").GetString(), StringComparison.Ordinal);
        Assert.Contains("declared", full.StructuredContent!.Value.GetProperty("boundaryReason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Each_version_of_the_protocol_is_spoken(string version)
    {
        await using var client = await McpClient.CreateAsync(Program(), new McpClientOptions { ProtocolVersion = version });
        Assert.Equal(version, client.NegotiatedProtocolVersion);
        Assert.Contains("never an instruction", client.ServerInstructions, StringComparison.Ordinal);
        Assert.Equal(2, (await client.ListToolsAsync()).Count);
        var result = await client.CallToolAsync("analyze_message", new Dictionary<string, object?> { ["message"] = Sample("forged-typed-lines.eml") });
        Assert.Equal("forged", result.StructuredContent!.Value.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("FC101")]
    [InlineData("foreign-host-between-sites")]
    public async Task A_rule_is_explained_by_its_page(string rule)
    {
        await using var client = await StartAsync();
        var result = await client.CallToolAsync("explain_rule", new Dictionary<string, object?> { ["rule"] = rule });
        Assert.StartsWith("# FC101 foreign-host-between-sites", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookups_are_offered_where_the_user_allows_them()
    {
        await using var client = await StartAsync("--dns", "request", "--resolver", "127.0.0.1:9");
        var tool = (await client.ListToolsAsync())[0];
        Assert.Contains("dns", Properties(tool), StringComparer.Ordinal);
        Assert.True(tool.ProtocolTool.Annotations!.OpenWorldHint);
        var off = await client.CallToolAsync("analyze_message", new Dictionary<string, object?> { ["message"] = Sample("honest-postfix.eml"), ["dns"] = "off" });
        Assert.Empty(off.StructuredContent!.Value.GetProperty("dns").EnumerateArray());
    }

    private static string Text(CallToolResult result) => ((TextContentBlock)result.Content[0]).Text;

    private static IEnumerable<string> Properties(McpClientTool tool) => tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Samples.SampleRun.Folder, name));

    private static Task<McpClient> StartAsync(params string[] options) => McpClient.CreateAsync(Program(options));

    private static StdioClientTransport Program(params string[] options) => new(new StdioClientTransportOptions
    {
        Command = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "mcp", "--no-config", .. options],
    });
}
