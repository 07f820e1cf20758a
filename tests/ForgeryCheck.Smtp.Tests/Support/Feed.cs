namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>In which pieces a client's bytes come.</summary>
public enum Feed
{
    /// <summary>All at once.</summary>
    Whole,

    /// <summary>A line at a time.</summary>
    Lines,

    /// <summary>A byte at a time.</summary>
    Bytes,
}
