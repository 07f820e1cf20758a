namespace ForgeryCheck.Unpacking;

/// <summary>Unpacked data: counts against the budget, and fails with a reason for people.</summary>
/// <param name="stream">The data; it is closed with this stream.</param>
/// <param name="budget">What the file may come to.</param>
/// <param name="broken">What is wrong if the data cannot be unpacked: "the gzip data is broken".</param>
internal sealed class UnpackedStream(Stream stream, UnpackingBudget budget, string broken) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = stream.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException || Decompressors.IsFailure(e))
        {
            throw UnreadableException.Of(e, broken);
        }

        _read += read;
        if (_read > UnpackingLimits.EntryBytes)
        {
            throw new UnreadableException($"it unpacks to more than {UnpackingLimits.EntryBytes >> 30} GiB; the rest was not unpacked");
        }

        budget.AddUnpacked(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
