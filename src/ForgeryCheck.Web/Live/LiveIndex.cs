using System.Diagnostics.CodeAnalysis;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// The rows of the newest messages. Thread-safe: sessions add, analyzers judge, requests read. The lock is held for a row, or for a piece of
/// <see cref="Piece"/> rows, so that no request holds up a session, whatever it looks for.
/// </summary>
/// <param name="most">The number of rows.</param>
/// <param name="mostBytes">Their bytes in memory, about.</param>
internal sealed class LiveIndex(int most = LiveIndex.MostRows, long mostBytes = 128 << 20)
{
    /// <summary>The usual number of rows.</summary>
    internal const int MostRows = 100_000;

    private const int Piece = 256;

    private readonly Lock _gate = new();
    private readonly NewestRows _rows = new(most, mostBytes);
    private readonly Dictionary<string, MessageRow> _byId = new(StringComparer.Ordinal);
    private long _verdicts;
    private int _repeated;

    /// <summary>The name of this run: numbers of another one mean nothing.</summary>
    internal string Run { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>The number of rows.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count - _repeated;
            }
        }
    }

    /// <summary>How far it has come. To be taken before rows are read: what happens meanwhile is then told again, not missed.</summary>
    internal LiveMark Mark
    {
        get
        {
            lock (_gate)
            {
                return new LiveMark(_rows.Next - 1, _verdicts);
            }
        }
    }

    /// <summary>Adds a message that was just taken.</summary>
    internal void Add(MessageRow row)
    {
        lock (_gate)
        {
            foreach (var gone in _rows.AddNewest(row))
            {
                _repeated -= gone.IsRepeated ? 1 : 0;

                // The id may have another row by now.
                if (_byId.TryGetValue(gone.Id, out var known) && known == gone)
                {
                    _byId.Remove(gone.Id);
                }
            }

            // It may have been read from the spool already, before its session could tell of it.
            if (_byId.TryGetValue(row.Id, out var earlier))
            {
                earlier.IsRepeated = true;
                _repeated++;
            }

            _byId[row.Id] = row;
        }
    }

    /// <summary>Adds a stored message that is older than all, unless it is there already; false if there is no room.</summary>
    internal bool TryAddOlder(MessageRow row)
    {
        lock (_gate)
        {
            if (_rows.IsFull)
            {
                return false;
            }

            if (_byId.TryAdd(row.Id, row))
            {
                _rows.AddOldest(row);
            }

            return true;
        }
    }

    /// <summary>Sets the verdict of a message; false if it is not here.</summary>
    internal bool TryJudge(string id, Verdict verdict, double score)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var row))
            {
                return false;
            }

            row.Judge(verdict, score, ++_verdicts);
            return true;
        }
    }

    /// <summary>Finds a message by its id.</summary>
    internal bool TryFind(string id, [NotNullWhen(true)] out MessageRow? row)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out row);
        }
    }

    /// <summary>The rows below a number, the newest first.</summary>
    /// <param name="before">All rows have lower numbers.</param>
    /// <param name="after">All rows have higher numbers.</param>
    internal IEnumerable<MessageRow> Below(long before, long after = long.MinValue)
    {
        var piece = new MessageRow[Piece];
        while (Copy(before, after, piece) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return piece[i];
            }

            before = piece[count - 1].Number;
        }
    }

    private int Copy(long before, long after, MessageRow[] into)
    {
        lock (_gate)
        {
            var count = 0;
            // Numbers come from requests, so that any may be there, the smallest and the largest too.
            var most = Math.Min(before, _rows.Next);
            var least = after < _rows.Oldest ? _rows.Oldest : after == long.MaxValue ? after : after + 1;
            for (var number = most; number > least && count < into.Length;)
            {
                var row = _rows[--number];
                if (!row.IsRepeated)
                {
                    into[count++] = row;
                }
            }

            return count;
        }
    }
}
