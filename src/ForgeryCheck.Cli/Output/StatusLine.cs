namespace ForgeryCheck.Cli.Output;

/// <summary>A line at the bottom of a terminal, on standard error, that is redrawn in place.</summary>
internal sealed class StatusLine
{
    private const string Erase = "\r\e[K";

    private readonly Lock _gate = new();
    private string _text = "";
    private bool _isDrawn;
    private bool _isWithinLine;

    /// <summary>Shows or replaces the line; an empty text removes it.</summary>
    internal void Show(string text)
    {
        lock (_gate)
        {
            // A wrapped line could not be erased.
            var width = Math.Max(0, Console.WindowWidth - 1);
            _text = text.Length > width ? text[..width] : text;
            Redraw("");
        }
    }

    /// <summary>Writes whole lines to standard error, above it.</summary>
    internal void Write(string lines)
    {
        lock (_gate)
        {
            Redraw(lines);
        }
    }

    /// <summary>Removes the line while something else is written to the same terminal.</summary>
    /// <param name="write">Writes it; true if it ends with the end of a line. Otherwise the status line stays away until more was written.</param>
    internal void Around(Func<bool> write)
    {
        lock (_gate)
        {
            if (_isDrawn)
            {
                Console.Error.Write(Erase);
                _isDrawn = false;
            }

            _isWithinLine = !write();
            Redraw("");
        }
    }

    private void Redraw(string above)
    {
        var isDrawn = _text.Length > 0 && !_isWithinLine;
        var change = $"{(_isDrawn ? Erase : "")}{above}{(isDrawn ? _text : "")}";
        _isDrawn = isDrawn;
        if (change.Length > 0)
        {
            Console.Error.Write(change);
        }
    }
}
