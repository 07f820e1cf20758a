namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>Types of records, as RFC 1035 section 3.2.2 numbers them.</summary>
internal enum RecordType : ushort
{
    A = 1,
    Ns = 2,
    Ptr = 12,
    Mx = 15,
    Txt = 16,
}
