using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy;

/// <summary>Writes ACCURACY.md: aggregates only, no word of the mail.</summary>
internal static class TableCommand
{
    internal static int Run(string file, string cases, string mail, string script, string seed)
    {
        using var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"""
            # Accuracy

            Written by `dotnet run -c Release --project tests/Accuracy -- table tests/Accuracy/ACCURACY.md CASES MAIL FORGEBENCH {seed}`,
            DNS off, no sites declared. The mail stands outside the repository. The weights were measured on the same mail: what
            holds on other mail, a hold-out has to say.

            ## Labelled mail

            Spam is not forgery: most of it has honest lines. The bounces were anonymised by hand.

            """);
        var (sets, recall) = MailCommand.Measure([mail]);
        Tables.Sets(text, sets);
        text.WriteLine();
        Tables.Labelled(text, recall);
        text.WriteLine("\n## Lines\n");
        Tables.Kinds(text, sets);
        text.WriteLine($"\n## forgebench, seed {seed}\n");
        if (ForgeBenchCommand.Measure(script, mail, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)) is { } levels)
        {
            Tables.Levels(text, levels);
        }
        else
        {
            text.WriteLine("Not run: the script or Python is missing.");
        }

        text.WriteLine("\n## Messages in which each rule fired\n");
        Tables.Hits(text, sets);
        text.WriteLine("\n## The parser against other parsers' own cases\n\n```");
        ReceivedCommand.Summarise(cases, text);
        text.WriteLine("```");
        File.WriteAllText(file, text.ToString());
        return 0;
    }
}
