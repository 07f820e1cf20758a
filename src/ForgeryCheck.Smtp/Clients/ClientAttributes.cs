namespace ForgeryCheck.Smtp.Clients;

/// <summary>What XCLIENT can say of a client that is used here; LOGIN, DESTADDR and DESTPORT are read and not kept.</summary>
[Flags]
internal enum ClientAttributes
{
    None = 0,
    Name = 1,
    Addr = 2,
    Port = 4,
    Proto = 8,
    Helo = 16,
}
