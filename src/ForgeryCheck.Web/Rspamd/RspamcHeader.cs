using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>The header of a question in RSPAMC: a line with the command, fields, an empty line.</summary>
/// <param name="Fields">What the mail server says of the session.</param>
/// <param name="Length">The length of the message in bytes.</param>
internal sealed record RspamcHeader(MailServerFields Fields, long Length)
{
    /// <summary>How a question begins.</summary>
    internal static ReadOnlySpan<byte> Question => "CHECK RSPAMC/"u8;

    /// <summary>Reads a header, line by line as it arrives.</summary>
    /// <exception cref="ProblemException">It is broken or too large, or announces too large a message.</exception>
    internal static async ValueTask<RspamcHeader> ReadAsync(PipeReader input, WebLimits limits, CancellationToken cancellation)
    {
        var reading = new Reading(limits);
        while (true)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var rest = read.Buffer;
            while (TakeLine(ref rest, out var line))
            {
                var bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
                reading.Count(bytes);
                if (!reading.Add(bytes))
                {
                    input.AdvanceTo(rest.Start);
                    return reading.Finish();
                }
            }

            reading.Foresee(rest.Length);
            input.AdvanceTo(rest.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                throw Broken("it ends too early");
            }
        }
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    private static ProblemException Broken(string why) => new(StatusCodes.Status400BadRequest, "Broken header", why);

    private sealed class Reading(WebLimits limits)
    {
        // A mail server has a line for each recipient: their number must not switch the check off.
        private const long MostOfRecipients = 8 << 20;

        private readonly MailServerFields _fields = new();
        private long _recipientBytes;
        private long _bytes;
        private int _lines;
        private long? _length;

        /// <summary>Counts the bytes of a line.</summary>
        internal void Count(ReadOnlySpan<byte> line)
        {
            Foresee(line.Length);
            if (Ascii.EqualsIgnoreCase(line[..Math.Min(line.Length, 5)], "Rcpt:"u8))
            {
                _recipientBytes += line.Length;
            }
            else
            {
                _bytes += line.Length + 1;
                _lines++;
            }

            if (_lines > limits.HeaderFields || _recipientBytes > MostOfRecipients)
            {
                throw TooLarge();
            }
        }

        /// <summary>Refuses a header that will be too large.</summary>
        internal void Foresee(long bytes)
        {
            if (_bytes + bytes > limits.HeaderBytes)
            {
                throw TooLarge();
            }
        }

        /// <summary>Adds a line; false after the last one.</summary>
        internal bool Add(ReadOnlySpan<byte> line)
        {
            line = line.TrimEnd((byte)'\r');
            if (_lines == 1)
            {
                return true;
            }

            if (line.IsEmpty)
            {
                return false;
            }

            var colon = line.IndexOf((byte)':');
            if (colon <= 0)
            {
                throw Broken("a line has no colon");
            }

            var name = Encoding.Latin1.GetString(line[..colon]);
            var value = line[(colon + 1)..];
            if (name.Equals("Content-length", StringComparison.OrdinalIgnoreCase))
            {
                TakeLength(Encoding.Latin1.GetString(value).Trim());
            }

            _fields.Add(name, value);
            return true;
        }

        internal RspamcHeader Finish() => new(_fields, _length ?? throw new ProblemException(StatusCodes.Status411LengthRequired, "Content-length is missing"));

        private void TakeLength(string text)
        {
            if (_length is not null || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                throw Broken("Content-length is not one number");
            }

            _length = length <= limits.BodyBytes ? length : throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "Body too large");
        }

        private static ProblemException TooLarge() => new(StatusCodes.Status431RequestHeaderFieldsTooLarge, "The header is too large");
    }
}
