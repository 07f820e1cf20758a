using System.Buffers;
using System.IO.Pipelines;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Bodies;

/// <summary>Reads bodies: small ones into memory, within the budget that all share, large ones into a file without a name.</summary>
internal static class BodyReader
{
    private static readonly SpillFolder Spill = new(Path.GetTempPath());

    /// <summary>Content to which bytes can be appended.</summary>
    internal static MessageContent Create() => new(Spill);

    /// <summary>Reads the whole body of a request.</summary>
    /// <exception cref="BadHttpRequestException">It is too large or too slow, or its framing is broken.</exception>
    /// <exception cref="ProblemException">Its framing is broken.</exception>
    internal static async Task<MessageContent> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var content = Create();
        try
        {
            var reader = request.BodyReader;
            while (true)
            {
                var read = await ReadAsync(reader, cancellation).ConfigureAwait(false);
                Append(content, read.Buffer);
                LargeBodies.Admit(request.HttpContext, content);
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return content;
                }
            }
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Reads a body of a known length, which no server framed for us.</summary>
    /// <param name="input">Where it arrives.</param>
    /// <param name="length">Its length in bytes, as announced: nothing is reserved for it.</param>
    /// <param name="dataRate">The lowest average rate, in bytes per second.</param>
    /// <param name="most">The longest time.</param>
    /// <exception cref="ProblemException">It ends too early, or arrives too slowly.</exception>
    internal static async ValueTask<MessageContent> ReadAsync(PipeReader input, long length, int dataRate, TimeSpan most)
    {
        var content = Create();
        using var pace = new Pace(dataRate, most);
        try
        {
            while (content.Length < length)
            {
                var read = await input.ReadAsync(pace.After(content.Length)).ConfigureAwait(false);
                var piece = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, length - content.Length));
                Append(content, piece);
                input.AdvanceTo(piece.End);
                if (read.IsCompleted && content.Length < length)
                {
                    throw new ProblemException(StatusCodes.Status400BadRequest, "The body is shorter than announced");
                }
            }

            return content;
        }
        catch (Exception e)
        {
            content.Dispose();
            throw e is OperationCanceledException ? StandardProblems.TooSlow : e;
        }
    }

    // Kestrel reports a broken size of a chunk as if a disk had failed.
    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "Malformed body", "The size of a chunk is no number");
        }
    }

    private static void Append(MessageContent content, in ReadOnlySequence<byte> bytes)
    {
        foreach (var piece in bytes)
        {
            content.Append(piece.Span);
        }
    }
}
