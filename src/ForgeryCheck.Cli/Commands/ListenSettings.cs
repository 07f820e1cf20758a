using ForgeryCheck.Names;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of listen.</summary>
internal sealed record ListenSettings
{
    /// <summary>The listener's options, except names.</summary>
    public required ListenerOptions Listener { get; init; }

    /// <summary>The options of the live window, except names; null for none.</summary>
    public WebOptions? Web { get; init; }

    /// <summary>The streams to which messages are published; null if they are stored in the spool.</summary>
    public StreamOptions? Publish { get; init; }

    /// <summary>How names are looked up.</summary>
    public required NameOptions Names { get; init; }

    /// <summary>What it says.</summary>
    public required ConsoleSettings Console { get; init; }
}
