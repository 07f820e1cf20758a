using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>
/// Writes answers in RSPAMC: lines of ASCII, of which no value of the mail can begin one. Exim takes the first two for the score and the third for the
/// action, and has all from there on as $spam_report, which configurations write into a header field.
/// </summary>
internal static class RspamcText
{
    // Exim keeps 32,600 bytes of an answer and cannot read a longer one.
    private const int MostText = 16 << 10;
    private const int MostOption = 500;

    /// <summary>The answer about a message.</summary>
    internal static string Write(MailServerAnswer answer)
    {
        var text = new StringBuilder("RSPAMD/1.3 0 EX_OK\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Metric: default; {answer.IsForged}; {answer.Score:0.00} / {answer.Threshold.Score:0.00} / {RspamdScale.Reject:0.00}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Action: {answer.Action}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"{XForgeryCheckField.Name}: {answer.Field}\r\n");
        foreach (var symbol in answer.Symbols)
        {
            var start = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"Symbol: {symbol.Name}({symbol.Score:0.00}); ").AppendJoin(" ", symbol.Options.Select(option => SafeText.Show(option, MostOption, ascii: true))).Append("\r\n");
            if (text.Length > MostText)
            {
                text.Length = start;
                break;
            }
        }

        return text.Append("Message-ID: ").Append(SafeText.Show(answer.Report.MessageId ?? "undef", MostOption, ascii: true)).Append("\r\n").ToString();
    }

    /// <summary>The answer to a question that cannot be answered, with the status that sysexits.h has for it.</summary>
    internal static string Write(ProblemException problem)
    {
        var status = problem.Status is >= 400 and < 500 and not 429 ? "65 EX_DATAERR" : "75 EX_TEMPFAIL";
        var detail = problem.Detail is { } more ? $": {more}" : "";
        return $"RSPAMD/1.3 {status}\r\nMessage: {SafeText.Show(problem.Title + detail, ascii: true)}\r\n";
    }
}
