using ForgeryCheck.Writing;

namespace ForgeryCheck.Names;

/// <summary>Names and answers in sentences for a person.</summary>
internal static class NameWords
{
    private const int Longest = 120;

    /// <summary>A name, or other text that anybody may have published, on one line and cut if it is too long to read.</summary>
    internal static string Show(string text) => SafeText.Show(text, Longest);

    /// <summary>Why an answer is unknown.</summary>
    internal static string Unanswered(DnsAnswer answer)
    {
        var question = Show(answer.Question.ToString());
        return answer.Status == DnsStatus.NotAsked ? $"{question} was not asked" : $"the DNS gave no answer for {question}";
    }
}
