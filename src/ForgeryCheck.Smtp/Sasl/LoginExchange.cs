using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Sasl;

/// <summary>
/// LOGIN (draft-murchison-sasl-login): asks for the user name and for the password. Many clients send the user name as an initial response, although the
/// draft has none.
/// </summary>
internal sealed class LoginExchange() : SaslExchange("LOGIN")
{
    // "Username:" and "Password:" in base64. Clients match these words, of which the draft wants "User Name" and "Password".
    private static readonly Reply UserChallenge = new(334, null, "VXNlcm5hbWU6");
    private static readonly Reply PasswordChallenge = new(334, null, "UGFzc3dvcmQ6");

    /// <inheritdoc/>
    internal override Reply Challenge => User is null ? UserChallenge : PasswordChallenge;

    /// <inheritdoc/>
    internal override SaslProgress Take(ReadOnlySpan<byte> response)
    {
        if (User is null)
        {
            User = Text(response);
            return SaslProgress.Challenge;
        }

        Password = Text(response);
        return SaslProgress.Complete;
    }
}
