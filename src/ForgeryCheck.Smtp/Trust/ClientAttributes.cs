namespace ForgeryCheck.Smtp.Trust;

/// <summary>What XCLIENT can tell of a client.</summary>
[Flags]
internal enum ClientAttributes
{
    None = 0,
    Name = 1,
    Addr = 2,
    Port = 4,
    Proto = 8,
    Helo = 16,
    Login = 32,
    DestAddr = 64,
    DestPort = 128,
}
