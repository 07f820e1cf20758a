namespace ForgeryCheck.Cli.Conventions;

/// <summary>What the user asked for cannot be done as asked; the message is one clear line.</summary>
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
