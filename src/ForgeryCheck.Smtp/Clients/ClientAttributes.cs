namespace ForgeryCheck.Smtp.Clients;

/// <summary>The XCLIENT attributes in use; LOGIN, DESTADDR and DESTPORT are parsed and discarded.</summary>
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
