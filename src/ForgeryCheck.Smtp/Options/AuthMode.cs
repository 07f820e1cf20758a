namespace ForgeryCheck.Smtp.Options;

/// <summary>What AUTH (RFC 4954) does.</summary>
public enum AuthMode
{
    /// <summary>It is not offered.</summary>
    Off,

    /// <summary>Any user and password is accepted, which makes a trap for clients that guess or try stolen passwords.</summary>
    Accept,

    /// <summary>Every user and password is refused with 535 5.7.8.</summary>
    Refuse,
}
