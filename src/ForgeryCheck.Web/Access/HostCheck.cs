using System.Net;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>
/// Answers only requests that address this server by an IP address, as localhost, or by a name of its own. The owner of any other name can point it
/// at this host, and a page under that name would then count as of the same origin (DNS rebinding). Ports are not compared: they change on the way
/// through a tunnel or a proxy.
/// </summary>
internal sealed class HostCheck(WebOptions options)
{
    private readonly HashSet<string> _names = new(options.HostNames, StringComparer.OrdinalIgnoreCase) { "localhost" };

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayBeNameless">Whether it may name no host, as clients of rspamd and load balancers that speak HTTP/1.0 do; browsers always name one.</param>
    /// <exception cref="ProblemException">The request addresses another host.</exception>
    internal void Check(HttpRequest request, bool mayBeNameless)
    {
        var host = request.Host.Host.TrimEnd('.');
        if (!(mayBeNameless && host.Length == 0) && !_names.Contains(host) && !IPAddress.TryParse(host, out _))
        {
            throw StandardProblems.WrongHost;
        }
    }
}
