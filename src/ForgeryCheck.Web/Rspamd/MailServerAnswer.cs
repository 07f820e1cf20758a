using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>The answer to a mail server, in neither protocol yet.</summary>
internal sealed record MailServerAnswer
{
    /// <summary>What to do with the message: "no action", "add header" or "reject".</summary>
    internal required string Action { get; init; }

    /// <summary>Whether the message is forged.</summary>
    internal required bool IsForged { get; init; }

    /// <summary>The score of the message on rspamd's scale.</summary>
    internal required double Score { get; init; }

    /// <summary>The action for forged mail, and the score from which it applies.</summary>
    internal required (string Action, double Score) Threshold { get; init; }

    /// <summary>What the rules found.</summary>
    internal required IReadOnlyList<Symbol> Symbols { get; init; }

    /// <summary>The value of the field X-ForgeryCheck, on one line of ASCII.</summary>
    internal required string Field { get; init; }

    /// <summary>The report.</summary>
    internal required Report Report { get; init; }
}
