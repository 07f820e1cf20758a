using System.CommandLine;
using ForgeryCheck.Chains;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>--gateway of analyze, listen and milter: by which hosts mail has to come in.</summary>
internal sealed class GatewayOption : Option<string[]>
{
    internal GatewayOption()
        : base("--gateway")
    {
        Description = "Genuine mail arrives only through this gateway: a service in rules/gateways.json, such as mimecast, or a host as for --trust; repeatable";
        HelpName = "NAME|HOST";
        Arity = ArgumentArity.OneOrMore;
        DefaultValueFactory = _ => [];
        CompletionSources.Add(_ => GatewayTable.Load(new RuleFiles()).Names);
    }
}
