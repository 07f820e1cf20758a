namespace ForgeryCheck.Bodies;

/// <summary>Hashes one body in several forms at once, as it streams by; keeps nothing of it.</summary>
internal sealed class BodyHasher : IDisposable
{
    private readonly List<(BodyCanonicalizer Canonicalizer, List<BodyDigest> Digests)> _ways = [];

    /// <summary>Creates a hasher for one body.</summary>
    internal BodyHasher(IReadOnlyList<BodyForm> forms)
    {
        foreach (var way in forms.GroupBy(form => form.IsRelaxed))
        {
            List<BodyDigest> digests = [.. way.Select(form => new BodyDigest(form))];
            _ways.Add((new BodyCanonicalizer(way.Key, digests), digests));
        }
    }

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var (canonicalizer, _) in _ways)
        {
            canonicalizer.Append(bytes);
        }
    }

    /// <summary>The hashes of the whole body, one for each form.</summary>
    /// <param name="isUnquoted">Whether mbox quotes were taken off the bytes.</param>
    internal IEnumerable<BodyHash> Finish(bool isUnquoted)
    {
        foreach (var (canonicalizer, digests) in _ways)
        {
            canonicalizer.Complete();
            foreach (var digest in digests)
            {
                yield return digest.Finish(isUnquoted, canonicalizer.Length);
            }
        }
    }

    public void Dispose() => _ways.ForEach(way => way.Digests.ForEach(digest => digest.Dispose()));
}
