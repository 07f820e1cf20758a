using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>explain_rule: the page of one rule. Nothing of it is from mail.</summary>
internal sealed class ExplainRuleTool(string? rulesFolder) : IMcpTool
{
    private const string Rule = "rule";

    private readonly RuleFiles _files = new(rulesFolder);

    /// <inheritdoc/>
    public ToolDefinition Definition { get; } = new(
        "explain_rule",
        "Explain a rule",
        "Returns the page of a rule that a report names, in Markdown: what it checks, why, and when genuine mail triggers it.",
        """
        {"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"type":"string","description":"Id or name of the rule, such as FC101"}}}
        """,
        IsOpenWorld: false);

    /// <inheritdoc/>
    public ValueTask<ToolResult> CallAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.AllowOnly(Rule);
        var wanted = arguments.Text(Rule);
        var rule = RuleCatalog.Find(wanted) ?? throw new ToolException(RuleCatalog.Unknown(wanted.Length > 100 ? wanted[..100] : wanted));
        var page = _files.Read($"{rule.Id}.md") ?? throw new ToolException($"{rule.Id}: has no page");
        return ValueTask.FromResult(new ToolResult(Encoding.UTF8.GetString(page)));
    }
}
