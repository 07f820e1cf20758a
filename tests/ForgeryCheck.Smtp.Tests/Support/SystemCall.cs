namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A system call that a program made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The call as strace writes it, result included.</param>
/// <param name="Begin">When it was made, as a place among the lines of the trace.</param>
/// <param name="End">When it returned.</param>
internal sealed record SystemCall(string Name, string Text, int Begin, int End)
{
    private const string Unfinished = " <unfinished ...>";
    private const string Resumed = " resumed>";

    /// <summary>Reads what "strace -f -y" wrote, in which calls of several threads may be torn in two.</summary>
    internal static List<SystemCall> Read(string trace)
    {
        var calls = new List<SystemCall>();
        var open = new Dictionary<string, (string Text, int Begin)>();
        foreach (var (number, line) in File.ReadLines(trace).Index())
        {
            var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            var (thread, text) = (parts[0], parts[1]);
            if (text.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                open[thread] = (text[..^Unfinished.Length], number);
            }
            else if (text.StartsWith("<... ", StringComparison.Ordinal) && open.Remove(thread, out var first))
            {
                var rest = text[(text.IndexOf(Resumed, StringComparison.Ordinal) + Resumed.Length)..];
                calls.Add(Of(first.Text + rest, first.Begin, number));
            }
            else if (text.Contains('(', StringComparison.Ordinal))
            {
                calls.Add(Of(text, number, number));
            }
        }

        return calls;
    }

    private static SystemCall Of(string text, int begin, int end) => new(text[..text.IndexOf('(', StringComparison.Ordinal)], text, begin, end);
}
