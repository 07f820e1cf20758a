namespace ForgeryCheck.Authentication;

/// <summary>The outcome of a check, in the words of RFC 8601 section 2.7.</summary>
internal enum AuthResult
{
    /// <summary>The domain publishes nothing, or the message is not signed.</summary>
    None,

    /// <summary>The client or the signature is authorised by the domain.</summary>
    Pass,

    /// <summary>It is not.</summary>
    Fail,

    /// <summary>SPF: it probably is not.</summary>
    SoftFail,

    /// <summary>The domain says nothing either way, or the signature could not be evaluated.</summary>
    Neutral,

    /// <summary>The receiver does not accept it for a reason of its own.</summary>
    Policy,

    /// <summary>A name server did not answer.</summary>
    TempError,

    /// <summary>What the domain publishes, or the signature, is broken.</summary>
    PermError,
}
