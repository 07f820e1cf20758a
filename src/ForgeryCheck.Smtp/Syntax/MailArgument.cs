using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>What follows "MAIL FROM:", path and parameters together.</summary>
/// <param name="Error">The error; None if there is a sender.</param>
/// <param name="Sender">The sender; null on an error.</param>
/// <param name="SpaceBefore">Whether spaces precede the path.</param>
/// <param name="IsLong">Whether the path exceeds the usual limits.</param>
internal readonly record struct MailArgument(ArgumentError Error, Sender? Sender, bool SpaceBefore, bool IsLong)
{
    /// <summary>Parses the argument, starting after the colon.</summary>
    internal static MailArgument Read(ReadOnlySpan<byte> text, OfferedExtensions offers)
    {
        // SMTPUTF8 comes after the path that it affects, so it is looked for first.
        var end = PathReader.End(text);
        var utf8 = offers.Utf8 && end >= 0 && ParameterReader.Has(text[end..], "SMTPUTF8"u8);
        var path = PathReader.Read(text, utf8, allowEmpty: true, allowPostmaster: false);
        var error = path.Error;
        Sender? sender = null;
        if (path.IsOk)
        {
            error = ParameterReader.Read(text[path.Used..], utf8, out var parameters);
            sender = new Sender(path.Address!);
            if (error == ArgumentError.None)
            {
                error = MailParameters.Read(parameters, offers, ref sender);
            }
        }

        return new(error, error == ArgumentError.None ? sender : null, path.SpaceBefore, path.IsLong);
    }
}
