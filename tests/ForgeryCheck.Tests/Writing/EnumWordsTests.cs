using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;
using ForgeryCheck.Rules;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Tests.Writing;

public sealed class EnumWordsTests
{
    [Theory]
    [InlineData("Nul", "nul")]
    [InlineData("BareLineFeed", "bare-line-feed")]
    [InlineData("already", "already")]
    public void A_name_is_written_with_hyphens(string name, string word) => Assert.Equal(word, KebabCase.Of(name));

    [Fact]
    public void Each_word_is_read_back()
    {
        Check(KebabCase.Words<WireFactKind>());
        Check(KebabCase.Words<FindingKind>()); // An enum of bytes.
        Check(new EnumWords<HopStatus>((HopStatus.HandOver, "handover")));

        static void Check<T>(EnumWords<T> words)
            where T : struct, Enum
        {
            Assert.Equal(Enum.GetValues<T>().Select(words.Of), words.All);
            Assert.All(Enum.GetValues<T>(), member => Assert.Equal(member, words.Find(words.Of(member))));
            Assert.Null(words.Find("nonsense"));
        }
    }

    [Fact]
    public void A_word_of_its_own_takes_the_place_of_the_name()
    {
        var words = new EnumWords<HopStatus>((HopStatus.HandOver, "handover"));

        Assert.Equal(["trusted", "handover", "claimed", "forged"], words.All);
        Assert.Null(words.Find("hand-over"));
    }
}
