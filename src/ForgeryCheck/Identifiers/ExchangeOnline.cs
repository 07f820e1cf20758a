using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Exchange Online: the id is the program's version, 15.20.BUILD.REVISION. Builds follow one another evenly, so a build dates the line to within some
/// months. Undocumented; measured (exchange-builds.json). "15.20.5144.0" was in use in March 2022 and some weeks after.
/// </summary>
internal sealed class ExchangeOnline : IdentifierKind
{
    private readonly ExchangeBuilds _builds;

    /// <summary>Creates the kind with a table of builds.</summary>
    public ExchangeOnline(ExchangeBuilds builds)
        : base("Exchange Online", ProductName.OutlookCom, "measured, exchange-builds.json")
    {
        ArgumentNullException.ThrowIfNull(builds);
        _builds = builds;
    }

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!id.StartsWith("15.20."u8))
        {
            return IdValidity.Foreign;
        }

        var rest = id[6..];
        var dot = rest.IndexOf((byte)'.');
        if (dot is < 1 or > 5 || rest.Length - dot - 1 is < 1 or > 4
            || !IdDigits.Decimal.TryRead(rest[..dot], out var build) || !IdDigits.Decimal.IsAll(rest[(dot + 1)..]))
        {
            return IdValidity.Foreign;
        }

        var known = _builds.TryFind(build, out var first, out var width);
        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = known ? first : null,
            WidthMilliseconds = known ? width : 0,
            Certainty = IdCertainty.Measured,
        };
        return IdValidity.Valid;
    }
}
