using ForgeryCheck.Milter.Packets;

namespace ForgeryCheck.Milter.Negotiation;

/// <summary>What a mail server and we agreed on. By default: version 2, and no action.</summary>
/// <param name="Version">The version of the protocol.</param>
/// <param name="Actions">What we may do to a message.</param>
/// <param name="Steps">What is left out of the dialogue.</param>
/// <param name="CanInsert">Whether fields can be inserted, not only added at the end.</param>
internal sealed record Agreement(uint Version, MilterActions Actions, MilterSteps Steps, bool CanInsert)
{
    /// <summary>Whether a command is answered at once.</summary>
    internal bool IsAnswered(MilterCommand command) => command switch
    {
        MilterCommand.Connect => !Has(MilterSteps.NoReplyToConnect),
        MilterCommand.Helo => !Has(MilterSteps.NoReplyToHelo),
        MilterCommand.Mail => !Has(MilterSteps.NoReplyToMail),
        MilterCommand.Recipient => !Has(MilterSteps.NoReplyToRecipient),
        MilterCommand.Data => !Has(MilterSteps.NoReplyToData),
        MilterCommand.Header => !Has(MilterSteps.NoReplyToHeader),
        MilterCommand.EndOfHeader => !Has(MilterSteps.NoReplyToEndOfHeader),
        MilterCommand.Body => !Has(MilterSteps.NoReplyToBody),
        MilterCommand.Unknown => !Has(MilterSteps.NoReplyToUnknown),
        _ => false,
    };

    /// <summary>Whether a step is part of it.</summary>
    internal bool Has(MilterSteps step) => (Steps & step) != 0;

    /// <summary>Whether an action is part of it.</summary>
    internal bool Has(MilterActions action) => (Actions & action) != 0;
}
