using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>Each answer begins with the prior of its own file.</summary>
public sealed class AnswerPriorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forgerycheck-prior-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task APriorOfOnesOwnCountsForItsQuestionOnly()
    {
        var name = Weights.FileOf(Question.Author);
        var text = System.Text.Encoding.UTF8.GetString(new RuleFiles().Read(name)!).Replace("\"prior\": 0.05", "\"prior\": 0.2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);
        var report = await new Analyzer(new AnalyzerOptions { RulesFolder = _folder.FullName }).AnalyzeAsync(Message());
        Assert.Equal((5.0, 20.0), (Math.Round(report.Client.Score, 6), Math.Round(report.Author.Score, 6)));

        var stated = await new Analyzer(new AnalyzerOptions { RulesFolder = _folder.FullName, Prior = 0.1 }).AnalyzeAsync(Message());
        Assert.Equal((10.0, 10.0), (Math.Round(stated.Client.Score, 6), Math.Round(stated.Author.Score, 6)));
    }

    private static MailMessage Message()
    {
        using var stream = new MemoryStream("Received: by mx.example.org; Wed, 1 May 2024 10:00:05 +0000\r\nFrom: a@example.net\r\n\r\n"u8.ToArray());
        return MailReader.ReadMessage(stream, "-");
    }
}
