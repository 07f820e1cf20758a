using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>The fields that tell browsers what no page of ours ever does, so that a mistake in one could do little.</summary>
internal static class SecurityFields
{
    /// <summary>Nothing from elsewhere, nothing inline, no frames, no plug-ins.</summary>
    internal const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static void AddTo(HttpResponse response)
    {
        var fields = response.Headers;
        fields.ContentSecurityPolicy = ContentPolicy;
        fields.XContentTypeOptions = "nosniff";
        // Not "no-referrer": a form of ours would then send "Origin: null" (Fetch, "append a request Origin header"), as one of another site may.
        fields["Referrer-Policy"] = "same-origin";
        fields["Cross-Origin-Opener-Policy"] = "same-origin";
        fields["Cross-Origin-Resource-Policy"] = "same-origin";
        fields.CacheControl = "no-store";
    }
}
