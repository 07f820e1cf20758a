namespace ForgeryCheck.Smtp.Spool;

/// <summary>Tells a full disk from other errors.</summary>
internal static class StoreFaults
{
    private const int FileTooBig = 27; // EFBIG
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaOfLinux = 122; // EDQUOT
    private const int QuotaOfBsd = 69; // EDQUOT
    private const int DiskFull = unchecked((int)0x80070070); // ERROR_DISK_FULL
    private const int HandleDiskFull = unchecked((int)0x80070027); // ERROR_HANDLE_DISK_FULL

    /// <summary>The exception as a session gets it.</summary>
    internal static StoreException ToStoreException(this Exception fault) => fault as StoreException ?? new StoreException(IsFull(fault), fault.Message, fault);

    /// <summary>Whether an exception means that there is no space. .NET turns EFBIG into an ArgumentOutOfRangeException.</summary>
    internal static bool IsFull(Exception fault) => fault switch
    {
        IOException => fault.HResult is FileTooBig or NoSpace or DiskFull or HandleDiskFull
            || fault.HResult == (OperatingSystem.IsLinux() ? QuotaOfLinux : QuotaOfBsd),
        ArgumentOutOfRangeException => true,
        _ => false,
    };
}
