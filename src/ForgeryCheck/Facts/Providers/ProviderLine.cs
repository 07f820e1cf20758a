namespace ForgeryCheck.Facts.Providers;

/// <summary>The provider that a line names, and the one whose form it has.</summary>
/// <param name="ByHost">The provider of the host after "by"; null if it is none that is known.</param>
/// <param name="ByForm">The only provider that writes the line's form; null if the form is not exclusive.</param>
/// <param name="Form">That form.</param>
internal readonly record struct ProviderLine(MailProvider? ByHost, MailProvider? ByForm, ProviderForm? Form)
{
    /// <summary>
    /// The zone that the line's date should be in, and its provider. The form identifies it even if a host gives an address or a short name.
    /// </summary>
    internal (ProviderZone Zone, MailProvider Provider)? Clock =>
        Form?.Zone is { } own ? (own, ByForm!)
        : ByHost?.Zone is { } zone ? (zone, ByHost)
        : ByForm?.Zone is { } formZone ? (formZone, ByForm)
        : null;
}
