using System.CommandLine;
using System.Net;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options that say how names are looked up.</summary>
internal sealed class DnsOptions
{
    private const string Replay = "replay=";

    private readonly Option<string> _dns = new("--dns")
    {
        Description = "Look names up. Off by default: asking about a stranger's names tells the stranger",
        HelpName = "off|live|replay=FILE",
        DefaultValueFactory = _ => "off",
    };

    private readonly Option<string?> _record = OptionOf.Text("--dns-record", "FILE", "Keep every question and answer of a live run, for replay=FILE");
    private readonly Option<string?> _resolver = OptionOf.Text("--resolver", "ADDR[:PORT]", "The name server to ask, instead of the system's");
    private readonly Option<int?> _timeout = OptionOf.Whole("--dns-timeout", "MS", "How long to wait for an answer, in milliseconds", 1, 600_000);

    internal DnsOptions()
    {
        _dns.CompletionSources.Add("off", "live", Replay);
        _dns.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value is not ("off" or "live") && ReplayFile(token.Value) is not { Length: > 0 })
                {
                    result.AddError($"--dns {token.Value}: must be off, live or replay=FILE");
                }
            }
        });
    }

    internal void AddTo(Command command)
    {
        command.Add(_dns);
        command.Add(_record);
        command.Add(_resolver);
        command.Add(_timeout);
        command.Validators.Add(result =>
        {
            // Given without live DNS they would do nothing, and the user would believe that names were looked up.
            foreach (var option in (ReadOnlySpan<Option>)[_record, _resolver, _timeout])
            {
                if (result.GetResult(option) is { Implicit: false } && result.GetResult(_dns)?.Tokens is not [{ Value: "live" }])
                {
                    result.AddError($"{option.Name} needs --dns live");
                }
            }

            if (result.GetResult(_resolver)?.Tokens is [{ Value: var address }] && !TryEndPoint(address, out _))
            {
                result.AddError($"--resolver {address}: must be an address, with :PORT where it is not 53");
            }
        });
    }

    internal NameSettings Read(ParseResult result)
    {
        var dns = result.GetValue(_dns) ?? "off";
        return new NameSettings(
            dns == "live",
            ReplayFile(dns),
            result.GetValue(_record),
            TryEndPoint(result.GetValue(_resolver), out var resolver) ? resolver : null,
            result.GetValue(_timeout) is { } timeout ? TimeSpan.FromMilliseconds(timeout) : null);
    }

    internal static bool TryEndPoint(string? text, out IPEndPoint? endPoint)
    {
        endPoint = null;
        if (text is null || !IPEndPoint.TryParse(text, out endPoint))
        {
            return false;
        }

        if (endPoint.Port == 0)
        {
            endPoint.Port = 53;
        }

        return true;
    }

    private static string? ReplayFile(string dns) =>
        dns.StartsWith(Replay, StringComparison.Ordinal) ? dns[Replay.Length..] : null;
}
