using System.Buffers.Binary;
using System.Text;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Milter.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Negotiation;

public sealed class NegotiatorTests
{
    private const MilterActions Fields = MilterActions.AddHeaders | MilterActions.ChangeHeaders;

    [Fact]
    public void All_of_version_6_saves_every_answer_but_the_last()
    {
        var (agreement, answer) = Negotiate(Fields, 6, Wire.AllActions, Wire.AllSteps);
        Assert.Equal((6u, Fields | MilterActions.SetMacros, true), (agreement.Version, agreement.Actions, agreement.CanInsert));
        Assert.All("CHMRTLNBU", command => Assert.False(agreement.IsAnswered((MilterCommand)command)));
        Assert.True(agreement.Has(MilterSteps.LeadingSpace));
        Assert.False(agreement.Has(MilterSteps.Skip));
        Assert.Contains("\0\0\0\0j v {client_resolve}\0", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_2_answers_each_step()
    {
        var (agreement, answer) = Negotiate(Fields, 2, 0x3F, 0x7F);
        Assert.Equal((2u, Fields, MilterSteps.None, true), (agreement.Version, agreement.Actions, agreement.Steps, agreement.CanInsert));
        Assert.All("CHMRTLNBU", command => Assert.True(agreement.IsAnswered((MilterCommand)command)));
        Assert.All("DAQKE", command => Assert.False(agreement.IsAnswered((MilterCommand)command)));
        Assert.Equal(12, answer.Length);
    }

    [Fact]
    public void A_newer_version_is_answered_with_ours() => Assert.Equal(6u, Negotiate(Fields, 7, Wire.AllActions, Wire.AllSteps).Agreement.Version);

    [Fact]
    public void Where_pieces_of_the_body_are_answered_they_may_be_cut_short() =>
        Assert.True(Negotiate(Fields, 6, Wire.AllActions, Wire.AllSteps & ~(uint)MilterSteps.NoReplyToBody).Agreement.Has(MilterSteps.Skip));

    [Fact]
    public void What_is_not_offered_is_missing_and_that_is_said_once()
    {
        var negotiator = new Negotiator(Fields | MilterActions.Quarantine);
        var agreement = negotiator.Answer(Wire.Offer(6, 0x1).AsSpan(5), new PacketWriter());
        Assert.True(negotiator.ShouldWarnAboutMissing(agreement, out var missing));
        Assert.Equal(MilterActions.Quarantine | MilterActions.ChangeHeaders, missing);
        Assert.False(negotiator.ShouldWarnAboutMissing(agreement, out _));
        Assert.False(new Negotiator(MilterActions.AddHeaders).ShouldWarnAboutMissing(agreement, out _));
    }

    [Fact]
    public void Without_a_need_no_action_is_taken() => Assert.Equal(MilterActions.SetMacros, Negotiate(MilterActions.None, 6, Wire.AllActions, Wire.AllSteps).Agreement.Actions);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Older_versions_are_refused(uint version) => Assert.Throws<MilterProtocolException>(() => Negotiate(Fields, version, 0xF, 0x3F));

    [Fact]
    public void Half_an_offer_is_refused() => Assert.Throws<MilterProtocolException>(() => new Negotiator(Fields).Answer(new byte[11], new PacketWriter()));

    private static (Agreement Agreement, string Answer) Negotiate(MilterActions needed, uint version, uint actions, uint steps)
    {
        var writer = new PacketWriter();
        var agreement = new Negotiator(needed).Answer(Wire.Offer(version, actions, steps).AsSpan(5), writer);
        var bytes = writer.Written.Span;
        Assert.Equal(bytes.Length - 4, BinaryPrimitives.ReadInt32BigEndian(bytes));
        Assert.Equal((byte)'O', bytes[4]);
        return (agreement, Encoding.Latin1.GetString(bytes[5..]));
    }
}
