namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>SplitMix64: small, fast, and the same everywhere, so that a seed that is reported makes the same bytes again.</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    internal int Next(int limit) => limit <= 0 ? 0 : (int)(Draw() % (ulong)limit);

    private ulong Draw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
