using System.Net.Sockets;

namespace ForgeryCheck.Cli.Services;

/// <summary>A socket that a service manager opened.</summary>
/// <param name="Name">Its name, FileDescriptorName= of the unit.</param>
/// <param name="Socket">The socket, which listens.</param>
internal sealed record PassedSocket(string Name, Socket Socket);
