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

    /// <summary>The field of a file.</summary>
    internal const string File = "file";

    /// <summary>The field of a pasted text.</summary>
    internal const string Text = "text";

    /// <summary>What reports call a pasted text.</summary>
    internal const string PastedName = "pasted text";

    private const int MostParts = 1000;
    private const int MostInFields = 1 << 21;
    private const int MostLarge = 100;
    private const int MostInBoundary = 100;

    /// <summary>Reads a form. Parts with a file name, and the field <see cref="Text"/>, are inputs; everything else is a field, and so is a sites file.</summary>
    /// <exception cref="ProblemException">It is no form, or not a sound one.</exception>
    /// <exception cref="BadHttpRequestException">It is too large or too slow.</exception>
    internal static async Task<Submission> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var submission = new Submission();
        try
        {
            var reader = new MultipartReader(Boundary(request), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 << 10 };
            for (var parts = 0; await NextAsync(reader, cancellation).ConfigureAwait(false) is { } section; parts++)
            {
                if (parts == MostParts)
                {
                    throw Unsound($"it has more than {MostParts} parts");
                }

                await ReadPartAsync(request.HttpContext, submission, section, cancellation).ConfigureAwait(false);
            }

            return submission;
        }
        catch
        {
            submission.Dispose();
            throw;
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
            : throw Unsound("it has no boundary");
    }

    private static async Task ReadPartAsync(HttpContext context, Submission submission, MultipartSection section, CancellationToken cancellation)
    {
        var (name, file) = NamesOf(section);
        if (name == DeclarationFields.Sites || (file is null && name != Text))
        {
            submission.Add(name, await ReadFieldAsync(submission, section, cancellation).ConfigureAwait(false));
            return;
        }

        var content = BodyReader.Create();
        submission.Add(new SubmittedInput(file is null ? PastedName : NameOf(file), content) { IsPasted = file is null });
        var buffer = new byte[1 << 14];
        while (await ReadAsync(section.Body, buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            content.Append(buffer.AsSpan(0, read));
            LargeBodies.Admit(context, content);
        }

        // Each is a file of its own while the form is read.
        if (submission.Inputs.Count(input => !input.Content.IsInMemory) > MostLarge)
        {
            throw Unsound($"it has more than {MostLarge} large files; pack them into one archive");
        }
    }

    private static (string Name, string? File) NamesOf(MultipartSection section)
    {
        try
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Value is { Length: > 0 } name)
            {
                var file = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                return (name, file.Value);
            }
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            // It names a charset that .NET refuses (RFC 8187): utf-7, for one.
        }

        throw Unsound("a part has no readable name");
    }

    private static async Task<string> ReadFieldAsync(Submission submission, MultipartSection section, CancellationToken cancellation)
    {
        var value = new MemoryStream();
        var buffer = new byte[1 << 12];
        while (await ReadAsync(section.Body, buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            value.Write(buffer, 0, read);
            if (submission.FieldBytes + value.Length > MostInFields)
            {
                throw Unsound($"its fields are longer than {MostInFields} bytes");
            }
        }

        submission.FieldBytes += value.Length;
        return Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Unsound("a part is cut off, or its header is too long");
        }
    }

    private static async ValueTask<int> ReadAsync(Stream part, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Unsound("a part is cut off");
        }
    }

    // Some browsers send paths.
    private static string NameOf(string file) => file[(file.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } name ? name : "file";

    private static ProblemException Unsound(string why) => new(StatusCodes.Status400BadRequest, "Malformed form", why);
}
