using ForgeryCheck.Accuracy.Fuzz;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Messages;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Files of every kind, whole, in pieces, and damaged. The harness tries many more: tests/Accuracy, fuzz-inputs.</summary>
public sealed class DamagedInputsTests
{
    private static readonly MailReadOptions Options = new() { Inner = InnerMessages.Auto, HashBodies = true };

    public static TheoryData<string> Kinds => [.. InputSeeds.Files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whole_each_gives_messages_however_it_comes(string kind)
    {
        var file = InputSeeds.Files[kind];
        var whole = MailReader.Read(["-"], new MemoryStream(file), Options).ToList();

        Assert.All(whole, input => Assert.IsType<MailInput.Read>(input));
        Assert.Equal(MessagesTestSupport.Describe(whole), MessagesTestSupport.Describe(MailReader.Read(["-"], PiecesStream.ByteByByte(file), Options)));
        Assert.Equal(MessagesTestSupport.Describe(whole), MessagesTestSupport.Describe(MailReader.Read(["-"], PiecesStream.Randomly(file, new Random(1)), Options)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_none_throws_or_goes_on_for_ever(string kind)
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            Assert.InRange(MailReader.Read(["-"], new MemoryStream(InputSeeds.Damaged(kind, seed)), Options).Count(), 0, 50);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cut_anywhere_the_file_is_named_at_most_once(string kind)
    {
        var file = InputSeeds.Files[kind];
        for (var length = 1; length < file.Length; length += 1 + (file.Length / 300))
        {
            Assert.InRange(MailReader.Read(["-"], new MemoryStream(file[..length]), Options).OfType<MailInput.Unreadable>().Count(), 0, 1);
        }
    }
}
