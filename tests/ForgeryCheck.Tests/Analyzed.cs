using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests;

/// <summary>The report on a message written out in a test, as a user gets it.</summary>
internal static class Analyzed
{
    /// <summary>Analyzes a message.</summary>
    /// <param name="mail">Its header and body; line ends are made CR LF.</param>
    /// <param name="trust">Hosts that the user declares as his own.</param>
    internal static Report Of(string mail, params string[] trust)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail.ReplaceLineEndings("\r\n")));
        var message = ((MailInput.Read)MailReader.Read(["-"], stream).Single()).Message;
        return new Analyzer(new AnalyzerOptions { Trust = trust }).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
    }
}
