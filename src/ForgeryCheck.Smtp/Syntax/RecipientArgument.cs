using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>What follows "RCPT TO:", path and parameters together.</summary>
/// <param name="Error">The error; None if there is a recipient.</param>
/// <param name="Recipient">The recipient; null on an error.</param>
/// <param name="SpaceBefore">Whether spaces precede the path.</param>
/// <param name="IsLong">Whether the path exceeds the usual limits.</param>
internal readonly record struct RecipientArgument(ArgumentError Error, Recipient? Recipient, bool SpaceBefore, bool IsLong)
{
    /// <summary>Parses the argument, starting after the colon.</summary>
    /// <param name="text">What follows the colon.</param>
    /// <param name="offers">The extensions offered.</param>
    /// <param name="utf8">Whether MAIL had SMTPUTF8.</param>
    internal static RecipientArgument Read(ReadOnlySpan<byte> text, OfferedExtensions offers, bool utf8)
    {
        var path = PathReader.Read(text, utf8, allowEmpty: false, allowPostmaster: true);
        var error = path.Error;
        Recipient? recipient = null;
        if (path.IsOk)
        {
            error = ParameterReader.Read(text[path.Used..], utf8, out var parameters);
            recipient = new Recipient(path.Address!);
            if (error == ArgumentError.None)
            {
                error = RecipientParameters.Read(parameters, offers, ref recipient);
            }
        }

        return new(error, error == ArgumentError.None ? recipient : null, path.SpaceBefore, path.IsLong);
    }
}
