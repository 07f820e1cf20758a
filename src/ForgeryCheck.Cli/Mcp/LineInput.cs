using System.Buffers;
using System.IO.Pipelines;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>The lines of the client.</summary>
internal sealed class LineInput(Stream input)
{
    /// <summary>The longest line: the longest message, of which JSON may spell each byte with six, and what is around it.</summary>
    internal const int MostBytes = (6 * AnalyzeMessageTool.MostBytes) + (1 << 16);

    private readonly PipeReader _input = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));

    /// <summary>Reads up to the end; null stands for a line that is too long, and is dropped as it comes.</summary>
    internal async IAsyncEnumerable<byte[]?> ReadAsync()
    {
        var isTooLong = false;
        while (true)
        {
            var read = await _input.ReadAsync().ConfigureAwait(false);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return isTooLong || rest.Slice(0, end).Length > MostBytes ? null : rest.Slice(0, end).ToArray();
                isTooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (isTooLong || rest.Length > 0)
                {
                    yield return isTooLong || rest.Length > MostBytes ? null : rest.ToArray();
                }

                yield break;
            }

            isTooLong |= rest.Length > MostBytes;
            _input.AdvanceTo(isTooLong ? rest.End : rest.Start, rest.End);
        }
    }
}
