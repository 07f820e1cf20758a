using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Providers;

/// <summary>What is known of one provider's own hosts (rules/provider-facts.json).</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Zone">The zone of its clocks; null where none is known.</param>
/// <param name="Forms">The forms that its lines have.</param>
/// <param name="ClosedSince">From when on these are all its forms, in milliseconds since 1970; null where others may be.</param>
internal sealed record MailProvider(string Name, ProviderZone? Zone, IReadOnlyList<ProviderForm> Forms, long? ClosedSince)
{
    /// <summary>How many honest lines of the provider had one of the forms.</summary>
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

    /// <summary>Whether all forms of a date are known, so that another one is not the provider's.</summary>
    internal bool IsClosed(TraceDate date) => ClosedSince is { } since && date.HasTime && date.UnixMilliseconds >= since;
}
