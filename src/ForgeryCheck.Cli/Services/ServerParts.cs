namespace ForgeryCheck.Cli.Services;

/// <summary>What a server can do.</summary>
internal sealed record ServerParts
{
    /// <summary>Starts it; completes once it takes work. If it ends by itself later, it calls the action that it is given.</summary>
    public required Func<Action, Task> Start { get; init; }

    /// <summary>Lets it finish its work.</summary>
    public required Func<Task> Stop { get; init; }

    /// <summary>Ends it at once.</summary>
    public required Action Abort { get; init; }

    /// <summary>What it does, for a status line.</summary>
    public required Func<string> Status { get; init; }

    /// <summary>What it has done, at its end.</summary>
    public required Func<string> Summary { get; init; }
}
