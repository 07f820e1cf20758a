using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>Spam that public lists let through, as a person found it: tests/Accuracy/lists-spam.txt.</summary>
internal sealed class ListSpam
{
    private const string FileName = "lists-spam.txt";
    private const int Digits = 16;

    private readonly HashSet<string> _ids = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, FileName))
        .Where(line => line.Length >= Digits && line[0] != '#').Select(line => line[..Digits])];

    /// <summary>Whether a message is one of them.</summary>
    internal bool Has(Report report) =>
        report.MessageId is { } id && _ids.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..Digits]);
}
