using System.CommandLine;
using ForgeryCheck.Chains;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>--gateway of analyze and listen: by which hosts mail has to come in.</summary>
internal sealed class GatewayOption : Option<string[]>
{
    internal GatewayOption()
        : base("--gateway")
    {
        Description = "Mail for me has to come in by this gateway: a name of rules/gateways.json (mimecast), or a host as for --trust; may be repeated";
        HelpName = "NAME|HOST";
        Arity = ArgumentArity.OneOrMore;
        DefaultValueFactory = _ => [];
        CompletionSources.Add(_ => GatewayTable.Load(new RuleFiles()).Names);
    }
}
