using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /assets/NAME: style sheets, scripts and the icon, from memory. They tell nothing, so they need no token.</summary>
internal sealed class AssetEndpoint : WebEndpoint
{
    private const string Name = "name";
    private const string Prefix = "assets/";

    private readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> _assets = Load();

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/{Prefix}{{{Name}}}") { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        if (!_assets.TryGetValue((string?)context.Request.RouteValues[Name] ?? "", out var asset))
        {
            throw StandardProblems.NotFound();
        }

        var response = context.Response;
        response.Headers.ETag = asset.Tag;
        response.Headers.CacheControl = "no-cache";
        if (IsKnown(context.Request, asset.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = asset.Type;
        response.ContentLength = asset.Bytes.Length;
        await response.BodyWriter.WriteAsync(asset.Bytes, context.RequestAborted).ConfigureAwait(false);
    }

    // A list, compared weakly: a proxy that compresses makes a tag weak (RFC 9110 sections 8.8.3.2 and 13.1.2).
    private static bool IsKnown(HttpRequest request, string tag)
    {
        var own = new EntityTagHeaderValue(tag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one == EntityTagHeaderValue.Any || one.Compare(own, useStrongComparison: false));
    }

    private static FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> Load()
    {
        var assembly = typeof(AssetEndpoint).Assembly;
        var assets = new Dictionary<string, (byte[] Bytes, string Type, string Tag)>(StringComparer.Ordinal) { ["report.css"] = Asset("report.css", Encoding.UTF8.GetBytes(HtmlFrame.Style)) };
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            assets[resource[Prefix.Length..]] = Asset(resource, bytes);
        }

        return assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static (byte[] Bytes, string Type, string Tag) Asset(string name, byte[] bytes) =>
        (bytes, Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"{other}: give this kind of asset its media type here"),
        }, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
}
