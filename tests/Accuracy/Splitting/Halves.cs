using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.Accuracy.Splitting;

/// <summary>
/// Which half a group falls in: by a hash of its name, so that it is the same on every machine, in every order, and stays so when
/// mail is added. The salt is the first number with which between 35 and 65 % of each large set and of the labelled forgeries fall in
/// either half; nothing else was looked at to pick it.
/// </summary>
internal static class Halves
{
    private const string Salt = "forgerycheck halves 38\n";

    internal static Purpose Of(string group) => (SHA256.HashData(Encoding.UTF8.GetBytes(Salt + group))[0] & 1) == 0 ? Purpose.Fit : Purpose.Test;
}
