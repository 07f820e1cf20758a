namespace ForgeryCheck.Cli.Output;

/// <summary>Shows how far a long run is, on a status line that is removed at the end.</summary>
internal sealed class Progress : IDisposable
{
    // A line that flashes by helps nobody, and one that changes all the time cannot be read.
    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly Func<string> _state;
    private readonly Timer _timer;
    private bool _ended;

    /// <summary>Starts to show progress. Standard error must be a terminal.</summary>
    /// <param name="state">Describes how far the run is.</param>
    internal Progress(Func<string> state)
    {
        _state = state;
        Diagnostics.Redirect = line => Line.Write($"{line}\n");
        _timer = new Timer(_ => Draw(), null, After, Interval);
    }

    /// <summary>The line, around which other output to the terminal is written.</summary>
    internal StatusLine Line { get; } = new();

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _ended = true;
            Line.Show("");
            Diagnostics.Redirect = null;
        }
    }

    private void Draw()
    {
        // A slow terminal, or a state that takes long to find, must not pile up threads.
        if (_gate.TryEnter())
        {
            try
            {
                if (!_ended)
                {
                    Line.Show(_state());
                }
            }
            finally
            {
                _gate.Exit();
            }
        }
    }
}
