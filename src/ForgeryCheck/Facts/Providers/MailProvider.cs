namespace ForgeryCheck.Facts.Providers;

/// <summary>What is known about one provider's own hosts (rules/provider-facts.json).</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Zone">The time zone of its clocks; null if unknown.</param>
/// <param name="Forms">The forms of its lines.</param>
/// <param name="ClosedSince">Since when these are all its forms, in milliseconds since 1970; null if there may be others.</param>
internal sealed record MailProvider(string Name, ProviderZone? Zone, IReadOnlyList<ProviderForm> Forms, long? ClosedSince)
{
    /// <summary>The number of genuine lines of the provider that had one of the forms.</summary>
    internal int Seen { get; } = Forms.Sum(f => f.Agree);

    /// <summary>Whether a line has one of the forms.</summary>
    internal bool Writes(ReceivedLine line)
    {
        foreach (var form in Forms)
        {
            if (form.Fits(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all forms as of a date are known, so that any other is not the provider's.</summary>
    internal bool IsClosed(TraceDate date) => ClosedSince is { } since && date.HasTime && date.UnixMilliseconds >= since;
}
