using System.Text;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Submissions;

/// <summary>Reads forms (RFC 7578), part by part as they arrive: no part has to fit in memory.</summary>
internal static class FormReader
{
    internal const string MediaType = "multipart/form-data";

    /// <summary>The field of a pasted text.</summary>
    internal const string Text = "text";

    /// <summary>What reports call a pasted text.</summary>
    internal const string PastedName = "pasted text";

    private const int MostParts = 1000;
    private const int MostInField = 1 << 20;
    private const int MostInBoundary = 100;

    /// <summary>Reads a form. Parts with a file name, and the field <see cref="Text"/>, are inputs; everything else is a field.</summary>
    /// <exception cref="ProblemException">It is no form, or not a sound one.</exception>
    /// <exception cref="BadHttpRequestException">It is too large or too slow.</exception>
    internal static async Task<Submission> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var submission = new Submission();
        try
        {
            var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 << 10 };
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } section; parts++)
            {
                if (parts == MostParts)
                {
                    throw Unsound($"it has more than {MostParts} parts");
                }

                await ReadPartAsync(submission, section, cancellation).ConfigureAwait(false);
            }

            return submission;
        }
        catch (Exception e)
        {
            submission.Dispose();
            throw e is InvalidDataException or (IOException and not BadHttpRequestException) ? Unsound(e.Message) : e;
        }
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", $"Expected {MediaType}");
        }

        return HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= MostInBoundary } boundary
            ? boundary.ToString()
            : throw Unsound("it names no boundary");
    }

    private static async Task ReadPartAsync(Submission submission, MultipartSection section, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
        {
            throw Unsound("a part has no name");
        }

        var file = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        if (file.HasValue || name == Text)
        {
            await ReadInputAsync(submission, file.HasValue ? NameOf(file.Value) : PastedName, section, cancellation).ConfigureAwait(false);
            return;
        }

        submission.Add(name, await ReadFieldAsync(section, cancellation).ConfigureAwait(false));
    }

    private static async Task ReadInputAsync(Submission submission, string name, MultipartSection section, CancellationToken cancellation)
    {
        var content = BodyReader.Create();
        var input = new SubmittedInput(name, content);
        submission.Add(input);
        var buffer = new byte[1 << 14];
        while (await section.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            content.Append(buffer.AsSpan(0, read));
        }
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancellation)
    {
        var value = new MemoryStream();
        var buffer = new byte[1 << 12];
        while (await section.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            value.Write(buffer, 0, read);
            if (value.Length > MostInField)
            {
                throw Unsound($"a field is longer than {MostInField} bytes");
            }
        }

        return Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length);
    }

    // Some browsers send paths.
    private static string NameOf(string file) => file[(file.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } name ? name : "file";

    private static ProblemException Unsound(string why) => new(StatusCodes.Status400BadRequest, "Broken form", why);
}
