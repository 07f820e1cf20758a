using System.Text;
using System.Text.Json;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.RuleData;
using ModelContextProtocol.Protocol;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>explain_rule: the page of one rule. Nothing of it is from mail.</summary>
internal sealed class ExplainRuleTool(string? rulesFolder) : IMcpTool
{
    private const string Rule = "rule";

    private readonly RuleFiles _files = new(rulesFolder);

    /// <inheritdoc/>
    public Tool Definition { get; } = new()
    {
        Name = "explain_rule",
        Title = "Explain a rule",
        Description = "Returns the page of a rule that a report names, in Markdown: what it checks, why, and when genuine mail triggers it.",
        InputSchema = JsonElement.Parse(
            """
            {"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"type":"string","description":"Id or name of the rule, such as FC101"}}}
            """),
        Annotations = new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    };

    /// <inheritdoc/>
    public ValueTask<CallToolResult> CallAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.AllowOnly(Rule);
        var wanted = arguments.Text(Rule);
        var rule = RuleCatalog.Find(wanted) ?? throw new ToolException(RuleCatalog.Unknown(wanted.Length > 100 ? wanted[..100] : wanted));
        var page = _files.Read($"{rule.Id}.md") ?? throw new ToolException($"{rule.Id}: has no page");
        return ValueTask.FromResult(new CallToolResult { Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(page) }] });
    }
}
