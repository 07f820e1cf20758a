namespace ForgeryCheck.Unpacking;

/// <summary>An input cannot be read; the message says why, in words that can follow its name.</summary>
internal class UnreadableException : IOException
{
    public UnreadableException(string message)
        : base(message)
    {
    }

    public UnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The message for an archive with too many entries.</summary>
    internal static UnreadableException TooManyEntries() => new($"the archive has more than {UnpackingLimits.Entries} entries; unpack it first");

    /// <summary>What a library's exception means: what one of our own streams threw within it, or that its data is broken.</summary>
    internal static UnreadableException Of(Exception e, string broken)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is UnreadableException own)
            {
                return own;
            }
        }

        return new UnreadableException(broken, e);
    }
}
