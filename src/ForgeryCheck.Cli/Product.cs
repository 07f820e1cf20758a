namespace ForgeryCheck.Cli;

/// <summary>What the program calls itself.</summary>
internal static class Product
{
    internal const string Name = "forgerycheck";

    internal static string Version => typeof(Analyzer).Assembly.GetName().Version?.ToString(3) ?? "0";
}
