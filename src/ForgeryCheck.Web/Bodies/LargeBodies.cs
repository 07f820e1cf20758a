using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Bodies;

/// <summary>Bounds how many requests have a body on the disk at once, and so how much of the disk they take together.</summary>
internal static class LargeBodies
{
    private const int Most = 32;

    private static int s_count;

    /// <summary>Admits the body of a request, or of a part of it, once it no longer fits in memory; its place is free again when the request has ended.</summary>
    /// <exception cref="ProblemException">There are too many.</exception>
    internal static void Admit(HttpContext context, MessageContent content)
    {
        if (!content.IsInMemory && context.Items.TryAdd(typeof(LargeBodies), null))
        {
            context.Response.RegisterForDispose(Enter());
        }
    }

    /// <summary>Takes a place, which is free again once the result is disposed.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    internal static IDisposable Enter()
    {
        if (Interlocked.Increment(ref s_count) > Most)
        {
            Interlocked.Decrement(ref s_count);
            throw StandardProblems.TooManyLarge;
        }

        return new Place();
    }

    private sealed class Place : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref s_count);
    }
}
