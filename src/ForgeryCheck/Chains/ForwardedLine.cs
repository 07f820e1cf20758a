using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>
/// Finds the line in which a trusted mail server in front of the listener recorded the client that it names by XFORWARD. It is line 2, or further
/// down if the message went through other filters of that server first, whose steps are above it.
/// </summary>
internal static class ForwardedLine
{
    /// <summary>
    /// Its index; null if no line records that client. A server may write no line at all, and then an external host wrote line 2: without the address it
    /// proves nothing.
    /// </summary>
    internal static int? Find(ForwardedClient forwarded, IReadOnlyList<Hop> hops)
    {
        for (var i = 1; i < hops.Count; i++)
        {
            // Mail from inside the site (SOURCE=LOCAL) may have no client address.
            if (forwarded.Address is null || hops[i].Line.Address == forwarded.Address)
            {
                return i;
            }

            if (hops[i].HasClient && !hops[i].HasInternalAddress)
            {
                return null;
            }
        }

        return null;
    }
}
