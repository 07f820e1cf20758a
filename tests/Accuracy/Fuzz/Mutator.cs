namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>Damages lines at random: bytes changed, cut out, doubled, put in; keywords put in; two lines spliced.</summary>
internal static class Mutator
{
    internal static byte[] Line(ref Dice dice, IReadOnlyList<byte[]> seeds)
    {
        var line = new List<byte>(seeds[dice.Next(seeds.Count)]);
        for (var rounds = 1 + dice.Next(6); rounds > 0; rounds--)
        {
            Damage(ref dice, line, seeds);
        }

        return [.. line];
    }

    private static void Damage(ref Dice dice, List<byte> line, IReadOnlyList<byte[]> seeds)
    {
        var at = dice.Next(line.Count + 1);
        var length = Math.Min(dice.Next(20), line.Count - at);
        switch (dice.Next(8))
        {
            case 0 when at < line.Count:
                line[at] = (byte)dice.Next(256);
                break;
            case 1:
                line.RemoveRange(at, length);
                break;
            case 2:
                line.InsertRange(at, line.GetRange(at, length));
                break;
            case 3:
                line.Insert(at, (byte)dice.Next(256));
                break;
            case 4 or 5:
                line.InsertRange(at, Seeds.Tokens[dice.Next(Seeds.Tokens.Count)]);
                break;
            case 6:
                line.RemoveRange(at, line.Count - at);
                break;
            default:
                var other = seeds[dice.Next(seeds.Count)];
                var cut = dice.Next(other.Length);
                line.RemoveRange(at, line.Count - at);
                line.AddRange(other.AsSpan(cut));
                break;
        }
    }
}
