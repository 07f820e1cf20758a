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
                Append(content, read);
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

    private static void Append(MessageContent content, ReadResult read)
    {
        foreach (var piece in read.Buffer)
        {
            content.Append(piece.Span);
        }
    }
}
