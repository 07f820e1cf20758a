namespace ForgeryCheck.Streams.Publishing;

/// <summary>Why a stream did not take something.</summary>
internal enum PublishFault
{
    /// <summary>The server does not answer: it may have it, or take it later.</summary>
    Away,

    /// <summary>The stream is full: it may take it later.</summary>
    Full,

    /// <summary>The server denies the subject to this user.</summary>
    Denied,

    /// <summary>The server will never take it.</summary>
    Refused,
}
