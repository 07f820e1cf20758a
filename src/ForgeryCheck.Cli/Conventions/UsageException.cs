namespace ForgeryCheck.Cli.Conventions;

/// <summary>A request that cannot be carried out as given; the message is one line.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UsageException()
    {
    }
}
