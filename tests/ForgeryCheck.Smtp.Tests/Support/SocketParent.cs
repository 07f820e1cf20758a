namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A service manager that opens sockets, passes them (sd_listen_fds(3)), and starts the service again on the same ones when it has ended in good order.</summary>
internal static class SocketParent
{
    private const string Script =
        """
        import fcntl, os, socket, sys
        end = sys.argv.index("--")
        passed = []
        for word in sys.argv[1:end]:
            name, kind, address = word.split("=", 2)
            if kind == "unix":
                opened = socket.socket(socket.AF_UNIX)
                opened.bind(address)
            elif kind == "any":
                opened = socket.socket(socket.AF_INET6)
                opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
                opened.bind(("::", 0))
            else:
                opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
                opened.bind(("127.0.0.1", 0))
            if kind not in ("udp", "deaf"):
                opened.listen()
            passed.append((name, fcntl.fcntl(opened, fcntl.F_DUPFD, 100)))
        while True:
            child = os.fork()
            if child == 0:
                for i, (_, descriptor) in enumerate(passed):
                    os.dup2(descriptor, 3 + i)
                os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(passed)), LISTEN_FDNAMES=":".join(name for name, _ in passed))
                os.execv(sys.argv[end + 1], sys.argv[end + 1:])
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if status != 0:
                sys.exit(status)
        """;

    /// <summary>The command that passes sockets; its arguments end with the service.</summary>
    /// <param name="sockets">Each "NAME=tcp=", "NAME=any=" for all addresses, "NAME=unix=PATH", or of no use: "NAME=udp=", "NAME=deaf=".</param>
    internal static string[] Passing(params string[] sockets) => [InstalledProgram.FileOf("python3"), "-c", Script, .. sockets, "--"];
}
