namespace ForgeryCheck.Cli;

/// <summary>What rules weigh, for showing.</summary>
internal sealed class RuleWeights
{
    internal static RuleWeights Load(string? folder)
    {
        try
        {
            _ = new RuleFiles(folder);
            return new RuleWeights();
        }
        catch (DirectoryNotFoundException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    internal static IEnumerable<(string Grade, double Weight)> Of(string rule) => [];

    internal static string Text(string rule) => "-";
}
