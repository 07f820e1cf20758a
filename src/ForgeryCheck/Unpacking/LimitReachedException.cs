namespace ForgeryCheck.Unpacking;

/// <summary>A file comes to more than is unpacked of one: nothing more of it is read.</summary>
internal sealed class LimitReachedException(string message) : UnreadableException(message);
