namespace ForgeryCheck.Accuracy;

internal static class Usage
{
    internal const int ExitStatus = 2;

    internal static int Print()
    {
        Console.Error.WriteLine("""
            accuracy received CASES.jsonl        the parser against the cases of other parsers' suites
            """);
        return ExitStatus;
    }
}
