namespace ForgeryCheck.Web.Live;

/// <summary>The newest rows, numbered without gaps, up to a number and a number of bytes: the oldest go first. Not thread-safe.</summary>
/// <param name="most">The number of rows.</param>
/// <param name="mostBytes">Their bytes in memory.</param>
internal sealed class NewestRows(int most, long mostBytes)
{
    /// <summary>The number of the first message of this run; stored ones count down from it.</summary>
    internal const long FirstNumber = 1L << 40;

    private MessageRow[] _ring = new MessageRow[1024];
    private long _bytes;

    /// <summary>The number of the next message.</summary>
    internal long Next { get; private set; } = FirstNumber;

    /// <summary>The number of the oldest row.</summary>
    internal long Oldest { get; private set; } = FirstNumber;

    /// <summary>The number of rows.</summary>
    internal int Count => (int)(Next - Oldest);

    /// <summary>Whether an older row would have to go at once.</summary>
    internal bool IsFull => Count >= most || _bytes >= mostBytes;

    /// <summary>The row with a number, which has to be there.</summary>
    internal MessageRow this[long number] => _ring[Slot(number)];

    /// <summary>Adds the newest row; returns the oldest ones if they had to go.</summary>
    internal IEnumerable<MessageRow> AddNewest(MessageRow row)
    {
        List<MessageRow>? gone = null;
        _bytes += row.Cost;
        while (Count > 0 && (Count >= most || _bytes > mostBytes))
        {
            (gone ??= []).Add(RemoveOldest());
        }

        Grow();
        row.Number = Next;
        _ring[Slot(Next++)] = row;
        return gone ?? Enumerable.Empty<MessageRow>();
    }

    /// <summary>Adds a row that is older than all; there has to be room.</summary>
    internal void AddOldest(MessageRow row)
    {
        Grow();
        _bytes += row.Cost;
        row.Number = --Oldest;
        _ring[Slot(Oldest)] = row;
    }

    private MessageRow RemoveOldest()
    {
        var slot = Slot(Oldest++);
        var row = _ring[slot];
        _ring[slot] = null!;
        _bytes -= row.Cost;
        return row;
    }

    private int Slot(long number) => (int)(number & (_ring.Length - 1));

    private void Grow()
    {
        if (Count < _ring.Length)
        {
            return;
        }

        var old = _ring;
        var larger = new MessageRow[2 * old.Length];
        for (var number = Oldest; number < Next; number++)
        {
            larger[(int)(number & (larger.Length - 1))] = old[Slot(number)];
        }

        _ring = larger;
    }
}
