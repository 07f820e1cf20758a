using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Live;

/// <summary>Which messages a list shows. Texts are looked for anywhere, ignoring case, in what the list shows.</summary>
internal sealed record RowFilter
{
    internal const string VerdictField = "verdict";
    internal const string ClientField = "client";
    internal const string RecipientField = "recipient";
    internal const string TextField = "text";

    /// <summary>The word for messages without a verdict.</summary>
    internal const string NoVerdict = "none";

    private const int MostText = 200;

    /// <summary>The words of the verdicts, the worst first.</summary>
    internal static IReadOnlyList<string> VerdictWords { get; } =
        [.. Enum.GetValues<Verdict>().OrderDescending().Select(verdict => ReportWords.Of(verdict)), NoVerdict];

    /// <summary>The words of the verdicts to show; empty for all.</summary>
    internal IReadOnlyList<string> Verdicts { get; private init; } = [];

    /// <summary>Part of the client's address, reverse name or HELO name.</summary>
    internal string Client { get; private init; } = "";

    /// <summary>Part of a recipient.</summary>
    internal string Recipient { get; private init; } = "";

    /// <summary>Part of anything.</summary>
    internal string Text { get; private init; } = "";

    /// <summary>Whether it shows everything.</summary>
    internal bool IsEmpty => Verdicts.Count == 0 && Client.Length + Recipient.Length + Text.Length == 0;

    /// <summary>The filter as a query: "verdict=forged&amp;client=192.0.2.7"; empty if it is empty.</summary>
    internal string Query => string.Join('&', Verdicts.Select(verdict => Part(VerdictField, verdict))
        .Concat([Part(ClientField, Client), Part(RecipientField, Recipient), Part(TextField, Text)])
        .Where(part => part.Length > 0));

    /// <summary>Reads a query.</summary>
    /// <exception cref="ProblemException">A value is invalid.</exception>
    internal static RowFilter Of(IQueryCollection query) => new()
    {
        Verdicts = [.. query[VerdictField].OfType<string>().Where(word => word.Length > 0).Distinct().Select(Verdict)],
        Client = TextOf(query, ClientField),
        Recipient = TextOf(query, RecipientField),
        Text = TextOf(query, TextField),
    };

    /// <summary>Whether a row is shown.</summary>
    internal bool Matches(MessageRow row) => MatchesVerdict(row.Verdict) && MatchesText(row);

    /// <summary>Whether messages with a verdict are shown, as far as that goes.</summary>
    internal bool MatchesVerdict(Verdict? verdict) => Verdicts.Count == 0 || Verdicts.Contains(verdict is { } known ? ReportWords.Of(known) : NoVerdict);

    /// <summary>Whether a row is shown, whatever its verdict.</summary>
    internal bool MatchesText(MessageRow row) =>
        (Client.Length == 0 || IsIn(Client, row.Client) || IsIn(Client, row.ClientName) || IsIn(Client, row.Helo))
        && (Recipient.Length == 0 || IsIn(Recipient, row.Recipient) || IsIn(Recipient, row.Others))
        && (Text.Length == 0 || IsIn(Text, row.Subject) || IsIn(Text, row.Sender) || IsIn(Text, row.Recipient) || IsIn(Text, row.Others)
            || IsIn(Text, row.Client) || IsIn(Text, row.ClientName) || IsIn(Text, row.Helo) || IsIn(Text, row.Id));

    private static string Part(string name, string value) => value.Length > 0 ? $"{name}={Uri.EscapeDataString(value)}" : "";

    private static bool IsIn(string part, string? text) => text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Verdict(string word) => VerdictWords.Contains(word)
        ? word
        : throw new ProblemException(StatusCodes.Status400BadRequest, "Invalid filter", $"{word}: must be one of {string.Join(", ", VerdictWords)}");

    private static string TextOf(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: <= MostText } text
        ? text
        : throw new ProblemException(StatusCodes.Status400BadRequest, "Invalid filter", $"{name}: is longer than {MostText} characters");
}
