namespace ForgeryCheck.Unpacking;

/// <summary>
/// What one file may come to, with all that is packed within it. Counted over all layers together: archives within archives multiply, and so does a zip
/// whose entries share their data.
/// </summary>
internal sealed class UnpackingBudget
{
    private long _packed;
    private long _unpacked;

    /// <summary>Sets the size of the file, if that is known beforehand.</summary>
    internal void SetSize(long size) => _packed = size;

    /// <summary>Counts bytes read of a stream whose size is not known beforehand.</summary>
    internal void AddPacked(int bytes) => _packed += bytes;

    /// <summary>Counts bytes that were unpacked.</summary>
    /// <exception cref="LimitReachedException">There are too many of them.</exception>
    internal void AddUnpacked(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > UnpackingLimits.AlwaysAllowed + (UnpackingLimits.Ratio * _packed))
        {
            throw new LimitReachedException($"it unpacks to more than {UnpackingLimits.Ratio} times its size, like a decompression bomb; the rest was not unpacked");
        }
    }
}
