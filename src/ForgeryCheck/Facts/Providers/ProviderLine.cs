namespace ForgeryCheck.Facts.Providers;

/// <summary>What is known of the provider that a line names, and of the one whose form it has.</summary>
/// <param name="ByHost">The provider that the host after "by" belongs to; null where it is nobody's that is known.</param>
/// <param name="ByForm">The provider that alone writes the line's form; null where it has no such form.</param>
/// <param name="Form">That form.</param>
internal readonly record struct ProviderLine(MailProvider? ByHost, MailProvider? ByForm, ProviderForm? Form)
{
    /// <summary>The zone that the line's date should be in, and whose zone it is. The form tells it also where a host goes by an address or a short name.</summary>
    internal (ProviderZone Zone, MailProvider Provider)? Clock =>
        Form?.Zone is { } own ? (own, ByForm!)
        : ByHost?.Zone is { } zone ? (zone, ByHost)
        : ByForm?.Zone is { } formZone ? (formZone, ByForm)
        : null;
}
