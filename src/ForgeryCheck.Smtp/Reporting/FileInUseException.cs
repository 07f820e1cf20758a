namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Another process writes a file.</summary>
/// <param name="inner">The cause.</param>
internal sealed class FileInUseException(Exception inner) : IOException("another process writes it; each needs a file of its own", inner);
