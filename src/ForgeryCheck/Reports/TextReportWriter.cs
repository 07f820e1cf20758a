using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Reports for people, on a terminal: the source, the verdict, the chain from the top, and the evidence for and against it.</summary>
internal sealed class TextReportWriter : IReportWriter
{
    private const int Label = 13;
    private readonly Stream _output;
    private readonly TerminalPage _page;
    private readonly TextChain _chain;
    private readonly TextFindings _findings;
    private readonly int[] _verdicts = new int[(int)Verdict.Forged + 1];
    private int _count;

    internal TextReportWriter(Stream output, ReportOptions options)
    {
        _output = output;
        _page = new TerminalPage(Math.Clamp(options.Width, 40, 160), options.Color, options.Unicode ? Glyphs.Unicode : Glyphs.Ascii);
        _chain = new TextChain(_page);
        _findings = new TextFindings(_page);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (_count++ > 0)
        {
            _page.End();
        }

        _verdicts[(int)report.Verdict]++;
        WriteTitle(report);
        WriteMessage(report);
        WriteVerdict(report);
        if (report.Hops.Count > 0)
        {
            _page.End();
            _chain.Draw(report);
        }

        _findings.Write(report);
        PassOn();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_count > 1)
        {
            _page.End().Fill(_page.Glyphs.DoubleRule, _page.Width, Ink.Dim).End();
            _page.Margin().Flow(string.Create(CultureInfo.InvariantCulture, $"{_count} messages: "), Ink.Bold);
            var separator = "";
            for (var verdict = Verdict.Forged; verdict >= Verdict.Untestable; verdict--)
            {
                var count = _verdicts[(int)verdict];
                _page.Put(separator).Flow(
                    string.Create(CultureInfo.InvariantCulture, $" {count} {ReportWords.Of(verdict)}"), count > 0 ? Ink.Of(verdict) : Ink.Dim);
                separator = ",";
            }

            _page.End();
        }

        PassOn();
    }

    // The source and the verdict on one line, so that a long run can be skimmed.
    private void WriteTitle(Report report)
    {
        var glyphs = _page.Glyphs;
        var verdict = ReportWords.Of(report.Verdict).ToUpperInvariant();
        if (report.Verdict != Verdict.Untestable)
        {
            verdict += " " + HopWords.ShortScore(report.Score);
        }

        var room = _page.Width - verdict.Length - 10;
        var source = _page.Mail(report.Source);
        if (TerminalColumns.Of(source) > room)
        {
            // The end of a path is more informative than its beginning.
            var end = source.AsSpan(Math.Max(0, source.Length - Math.Max(0, room - 3)));
            while (!end.IsEmpty && (char.IsLowSurrogate(end[0]) || TerminalColumns.Of(end) > room - 3))
            {
                end = end[1..];
            }

            source = "..." + end.ToString();
        }

        _page.Put(glyphs.Rule + glyphs.Rule + " ", Ink.Dim).Put(source, Ink.Bold).Put(" ")
            .Fill(glyphs.Rule, _page.Width - verdict.Length - 4, Ink.Dim)
            .Put(" ").Put(verdict, Ink.Of(report.Verdict)).Put(" " + glyphs.Rule + glyphs.Rule, Ink.Dim).End().End();
    }

    private void WriteMessage(Report report)
    {
        Field("From", report.From, 300);
        Field("Subject", report.Subject, 300);
        Field("Date", report.Date is { } date ? ReportTime.Plain(date) : null, 100);
        Field("Message-ID", report.MessageId, 300);
        Field("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {report.Sha256}"), 200, Ink.Dim);
    }

    private void WriteVerdict(Report report)
    {
        var assessment = report.Assessment;
        var hasScore = report.Verdict != Verdict.Untestable;
        _page.End();
        Begin("Verdict").Flow(ReportWords.Of(report.Verdict).ToUpperInvariant() + (hasScore ? "," : "."), Ink.Of(report.Verdict));
        if (hasScore)
        {
            _page.Flow(" score " + HopWords.Score(report) + ".");
        }

        _page.Flow(" " + HopWords.Meaning(report));
        if (assessment.Verdict != Verdict.Untestable && HopWords.Together(assessment) is { } together)
        {
            _page.Flow(" " + together, Ink.Dim);
        }

        _page.End();
        if (report.Repairs?.Warning is { } warning)
        {
            Begin("Warning").Flow(warning, Ink.Of(Verdict.Suspicious)).Flow(" That part was not looked at.").End();
        }

        if (report.Hops.Count > 0)
        {
            WriteAnswer("Client", AnswerWords.Client(report.Client.State), report.Client, AnswerWords.ClientSentence(report));
            WriteAnswer("Author", AnswerWords.Author(report.Author.State), report.Author, AnswerWords.AuthorSentence(report));
        }

        if (report.HandOver is { } handOver)
        {
            Begin("Hand-over").Flow(_page.Mail(HopWords.HandOver(handOver), 600), Ink.BoldCyan).End();
            Begin("").Flow(HopWords.ToActOn(handOver)).Flow(" " + _page.Mail(HopWords.HandOverNames(handOver), 600), Ink.Dim).End();
            Field("Rests on", handOver.RestsOn.Length > 0 ? handOver.RestsOn : null, 900);
            Field("Not known", handOver.Unknown, 600);
        }

        Field("Trust", report.BoundaryReason.Length > 0 ? report.BoundaryReason : null, 600);
        WriteCopy(report);
        Field("Session", report.Session is { } session ? SessionWords.Of(session) : null, 1200);
    }

    private void WriteAnswer(string label, string state, Answer answer, string sentence) =>
        Begin(label).Flow(answer.State == AnswerState.Contradicted ? $"{state}, score {HopWords.ShortScore(answer.Score)}:" : $"{state}:", Ink.Of(answer.State))
            .Flow(" " + _page.Mail(sentence, 900), answer.State == AnswerState.Open ? Ink.Dim : Ink.None).End();

    private void WriteCopy(Report report)
    {
        if (CopyWords.Sentence(report) is { } sentence)
        {
            var isChanged = report.Copy.State == Copies.CopyState.Contradictory;
            Begin("Copy").Flow(ReportWords.Of(report.Copy.State) + ":", isChanged ? Ink.Of(Verdict.Suspicious) : Ink.None)
                .Flow(" " + sentence, isChanged ? Ink.None : Ink.Dim).End();
        }
    }

    private void Field(string label, string? value, int limit, string ink = Ink.None)
    {
        if (value is not null)
        {
            Begin(label).Flow(_page.Mail(value, limit), ink).End();
        }
    }

    private TerminalPage Begin(string label) =>
        _page.Margin((new string(' ', Label), Ink.None)).Put(("  " + label).PadRight(Label), Ink.Dim);

    private void PassOn()
    {
        _output.Write(_page.Take());
        _output.Flush();
    }
}
