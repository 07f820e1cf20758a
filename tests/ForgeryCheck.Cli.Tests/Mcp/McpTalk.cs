using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForgeryCheck.Cli.Tests.Mcp;

/// <summary>Talks to forgerycheck mcp line by line, as a script does that writes all its questions and closes its end.</summary>
internal sealed class McpTalk
{
    private readonly Dictionary<string, JsonElement> _answers = [];

    private McpTalk(Forgerycheck run)
    {
        Run = run;
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var answer = JsonDocument.Parse(line).RootElement.Clone();
            Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
            if (answer.GetProperty("id") is { ValueKind: not JsonValueKind.Null } id)
            {
                _answers.Add(id.ToString(), answer);
            }
            else
            {
                Assert.Contains(answer.GetProperty("error").GetProperty("code").GetInt32(), (int[])[-32700, -32600]);
                ParseErrors++;
            }
        }
    }

    /// <summary>The run of the program.</summary>
    internal Forgerycheck Run { get; }

    /// <summary>The answers to lines that are no JSON-RPC.</summary>
    internal int ParseErrors { get; }

    /// <summary>The number of the other answers.</summary>
    internal int Count => _answers.Count;

    /// <summary>The answer to a request.</summary>
    internal JsonElement this[string id] => _answers[id];

    /// <summary>Starts the program with options, says hello and some lines, and hears what it answers until it ends.</summary>
    internal static McpTalk Of(string[] options, params IEnumerable<string> lines) => new(Forgerycheck.RunWith(string.Join('\n', [.. Hello, .. lines]) + "\n", null, ["mcp", .. options]));

    /// <summary>The same without a hello, which the protocol has no more since 2026-07-28.</summary>
    internal static McpTalk OfStranger(params IEnumerable<string> lines) => new(Forgerycheck.RunWith(string.Join('\n', lines) + "\n", null, ["mcp"]));

    /// <summary>Starts the program, and closes its input.</summary>
    internal static McpTalk OfSilence() => new(Forgerycheck.Run("mcp"));

    /// <summary>A call of a tool.</summary>
    internal static string Call(int id, string tool, JsonObject arguments) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["method"] = "tools/call",
        ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
    }.ToJsonString();

    /// <summary>The text of a result.</summary>
    internal string Text(string id) => this[id].GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;

    /// <summary>Whether a result is an error.</summary>
    internal bool IsError(string id) => this[id].GetProperty("result").TryGetProperty("isError", out var error) && error.GetBoolean();

    private static readonly string[] Hello =
    [
        """{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}}""",
        """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
    ];
}
