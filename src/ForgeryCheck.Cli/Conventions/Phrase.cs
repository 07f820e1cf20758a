namespace ForgeryCheck.Cli.Conventions;

/// <summary>A description that begins with a capital letter, put within a sentence.</summary>
internal static class Phrase
{
    /// <summary>The description in lower case at its start, unless it starts with an abbreviation: "NATS server".</summary>
    internal static string Of(string description) =>
        description is [_, var second, ..] && char.IsUpper(second) ? description : char.ToLowerInvariant(description[0]) + description[1..];
}
