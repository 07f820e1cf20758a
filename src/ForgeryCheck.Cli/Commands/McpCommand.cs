using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Mcp;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck mcp: tools for assistants that read mail.</summary>
internal static class McpCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("mcp", "Give an assistant that reads mail tools to analyze it, by the Model Context Protocol", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Speaks the Model Context Protocol on standard input and output, as a client that starts it expects; it ends when its input does. The tools:
            analyze_message takes the text of a header or a message, up to 1M, and returns the report; explain_rule returns the page of a rule.

            Mail may have been written to talk an assistant into something. What comes from it is escaped, and is enclosed in marker lines with a random
            number, which a sender cannot predict. The tools read no files and write none, and query no name server unless --dns says so.
            """;
        command.Statuses =
        [
            new(ExitStatus.Clear, "The input has ended."),
            new(ExitStatus.Trouble, "Usage error, or a file could not be read."),
            new(ExitStatus.Interrupted, "Interrupted."),
        ];
        command.Examples =
        [
            new(
                """
                { "mcpServers": { "forgerycheck": {
                    "command": "forgerycheck",
                    "args": ["mcp", "--trust", ".example.org"] } } }
                """,
                "Add it to the configuration of an MCP client."),
            new("forgerycheck mcp --gateway mimecast --dns request", "Let the assistant say for each message whether names are looked up."),
        ];
        var trust = Options.Trust();
        var gateway = new GatewayOption();
        var sites = Options.Sites();
        var profiles = Options.Profiles();
        var dns = DnsOptions.OfAssistant();
        var rules = Options.Rules();
        command.AddGroup("Trust options", trust, gateway, sites, profiles);
        command.AddGroup("DNS options", dns.All);
        command.AddGroup("Verdict options", rules);
        files.AddTo(command);
        command.Runs(result =>
        {
            var names = dns.Read(result, files);
            var service = Given.Use(() => NameServices.Create(names)).Names;
            var isOnRequest = dns.IsOnRequest(result);
            var options = new AnalyzerOptions
            {
                Trust = result.GetValue(trust) ?? [],
                Gateways = result.GetValue(gateway) ?? [],
                SitesFile = result.GetValue(sites),
                ProfilesFile = result.GetValue(profiles),
                RulesFolder = result.GetValue(rules),
                Names = isOnRequest ? NamesOff.Instance : service,
                Suppressions = files.TakeSuppressions(quiet: false),
            };
            return Run(options, service.IsOn ? service : null);
        });
    }

    private static ExitStatus Run(AnalyzerOptions options, INameService? lookups)
    {
        IMcpTool[] tools = Given.Use(() => new IMcpTool[] { new AnalyzeMessageTool(options, lookups), new ExplainRuleTool(options.RulesFolder) });
        using var input = Console.OpenStandardInput();
        using var output = StandardOutput.Open();
        using var interruption = new Interruption();
        McpHost.RunAsync(tools, input, output, interruption.Token).GetAwaiter().GetResult();
        return interruption.Token.IsCancellationRequested ? ExitStatus.Interrupted : ExitStatus.Clear;
    }
}
