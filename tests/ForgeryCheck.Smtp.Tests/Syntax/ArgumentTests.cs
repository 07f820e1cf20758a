using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Tests.Syntax;

/// <summary>MAIL and RCPT with their parameters, as a client writes them.</summary>
public class ArgumentTests
{
    private static readonly OfferedExtensions All = new() { Size = true, MessageBytes = 1000, EightBitMime = true, Utf8 = true, Dsn = true, Auth = true };

    [Fact]
    public void AllParametersOfMailAreKept()
    {
        var mail = Mail("<a@b> size=1000  Body=8bitmime SMTPUTF8 RET=hdrs ENVID=QQ+2B1 AUTH=e+3Dmc2@example.com  ");

        Assert.Equal(
            new Sender("a@b") { Size = 1000, Body = BodyKind.EightBitMime, Utf8 = true, Return = "HDRS", EnvelopeId = "QQ+2B1", Authenticated = "e+3Dmc2@example.com" },
            mail.Sender);
        Assert.Equal(BodyKind.SevenBit, Mail("<> BODY=7BIT AUTH=<>").Sender?.Body);
    }

    [Theory]
    [InlineData("SIZE=1001", ArgumentError.TooBig)]
    [InlineData("SIZE=18446744073709551617", ArgumentError.TooBig)]
    [InlineData("SIZE=99999999999999999999", ArgumentError.TooBig)]
    [InlineData("SIZE=000000000000000000001", ArgumentError.BadValue)]
    [InlineData("SIZE=abc", ArgumentError.BadValue)]
    [InlineData("SIZE=-1", ArgumentError.BadValue)]
    [InlineData("SIZE", ArgumentError.BadValue)]
    [InlineData("SIZE=", ArgumentError.BadParameter)]
    [InlineData("SIZE=1=2", ArgumentError.BadParameter)]
    [InlineData("SIZE=1 size=1", ArgumentError.DuplicateParameter)]
    [InlineData("BODY=X", ArgumentError.BadValue)]
    [InlineData("BODY", ArgumentError.BadValue)]
    [InlineData("BODY=BINARYMIME", ArgumentError.BadValue)]
    [InlineData("SMTPUTF8=1", ArgumentError.BadValue)]
    [InlineData("RET=ALL", ArgumentError.BadValue)]
    [InlineData("ENVID=a+0Ab", ArgumentError.BadValue)]
    [InlineData("ENVID=a+b", ArgumentError.BadValue)]
    [InlineData("AUTH=a+4", ArgumentError.BadValue)]
    [InlineData("FOO=1", ArgumentError.UnknownParameter)]
    [InlineData("NOTIFY=NEVER", ArgumentError.UnknownParameter)]
    [InlineData("-A=1", ArgumentError.BadParameter)]
    [InlineData("=1", ArgumentError.BadParameter)]
    [InlineData("garbage!", ArgumentError.BadParameter)]
    [InlineData("ENVID=a\tb", ArgumentError.Control)]
    [InlineData("ENVID=ü", ArgumentError.Utf8NotAsked)]
    public void WrongParametersOfMailAreRefused(string parameters, object error)
    {
        var mail = Mail("<a@b> " + parameters);

        Assert.Equal(error, mail.Error);
        Assert.Null(mail.Sender);
    }

    [Fact]
    public void EnvidHasAHundredCharacters()
    {
        Assert.Equal(ArgumentError.None, Mail("<> ENVID=" + new string('a', 100)).Error);
        Assert.Equal(ArgumentError.BadValue, Mail("<> ENVID=" + new string('a', 101)).Error);
    }

    [Theory]
    [InlineData("SIZE=1")]
    [InlineData("BODY=7BIT")]
    [InlineData("SMTPUTF8")]
    [InlineData("RET=FULL")]
    [InlineData("ENVID=1")]
    [InlineData("AUTH=<>")]
    public void WhatWasNotOfferedIsUnknown(string parameter) =>
        Assert.Equal(ArgumentError.UnknownParameter, MailArgument.Read(Bytes("<a@b> " + parameter), OfferedExtensions.None).Error);

    [Fact]
    public void NoLimitTakesAnySizeThatANumberHolds()
    {
        Assert.Equal(long.MaxValue, MailArgument.Read(Bytes("<> SIZE=9223372036854775807"), All with { MessageBytes = 0 }).Sender?.Size);
        Assert.Equal(ArgumentError.TooBig, MailArgument.Read(Bytes("<> SIZE=9223372036854775808"), All with { MessageBytes = 0 }).Error);
    }

    [Fact]
    public void SmtpUtf8AllowsThePathBeforeIt()
    {
        Assert.Equal("ü@x", Mail("<ü@x> SIZE=5 smtputf8").Sender?.Address);
        Assert.Equal(ArgumentError.Utf8NotAsked, Mail("<ü@x>").Error);
        Assert.Equal(ArgumentError.Utf8NotAsked, Mail("<\"> SMTPUTF8 ü\"@x>").Error);
        Assert.Equal(ArgumentError.Utf8NotAsked, MailArgument.Read(Bytes("<ü@x> SMTPUTF8"), OfferedExtensions.None).Error);
    }

    [Fact]
    public void ThePathIsJudgedBeforeTheParameters() => Assert.Equal(ArgumentError.NoDomain, Mail("<a> FOO").Error);

    [Fact]
    public void ParametersAreBoundedInNumber() =>
        Assert.Equal(ArgumentError.TooManyParameters, Mail("<>" + string.Concat(Enumerable.Range(0, 65).Select(i => $" K{i}"))).Error);

    [Theory]
    [InlineData("NOTIFY=never", "never", null)]
    [InlineData("NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+40c", "SUCCESS,DELAY", "rfc822;b+40c")]
    [InlineData("ORCPT=rfc822;rcpt@b.test", null, "rfc822;rcpt@b.test")]
    public void TheParametersOfRcptAreKept(string parameters, string? notify, string? original) => Assert.Equal(
        new Recipient("b@c") { Notify = notify, Original = original }, RecipientArgument.Read(Bytes("<b@c> " + parameters), All, utf8: false).Recipient);

    [Theory]
    [InlineData("NOTIFY=NEVER,SUCCESS", ArgumentError.BadValue)]
    [InlineData("NOTIFY=SUCCESS,SUCCESS", ArgumentError.BadValue)]
    [InlineData("NOTIFY=SUCCESS,", ArgumentError.BadValue)]
    [InlineData("NOTIFY", ArgumentError.BadValue)]
    [InlineData("ORCPT=rfc822", ArgumentError.BadValue)]
    [InlineData("ORCPT=;a", ArgumentError.BadValue)]
    [InlineData("ORCPT=rfc822;", ArgumentError.BadValue)]
    [InlineData("ORCPT=rfc822;a+0Db", ArgumentError.BadValue)]
    [InlineData("ORCPT=rfc822;a ORCPT=rfc822;a", ArgumentError.DuplicateParameter)]
    [InlineData("SIZE=5", ArgumentError.UnknownParameter)]
    public void WrongParametersOfRcptAreRefused(string parameters, object error) =>
        Assert.Equal(error, RecipientArgument.Read(Bytes("<b@c> " + parameters), All, utf8: false).Error);

    [Fact]
    public void OrcptIsBoundedAndMayBeUtf8WhereThatWasAskedFor()
    {
        Assert.Equal(ArgumentError.None, RecipientArgument.Read(Bytes("<b@c> ORCPT=rfc822;" + new string('a', 493)), All, false).Error);
        Assert.Equal(ArgumentError.BadValue, RecipientArgument.Read(Bytes("<b@c> ORCPT=rfc822;" + new string('a', 494)), All, false).Error);
        Assert.Equal("utf-8;ü@x", RecipientArgument.Read(Bytes("<b@c> ORCPT=utf-8;ü@x"), All, true).Recipient?.Original);
        Assert.Equal(ArgumentError.UnknownParameter, RecipientArgument.Read(Bytes("<b@c> NOTIFY=NEVER"), OfferedExtensions.None, false).Error);
    }

    [Fact]
    public void NoDamageThrowsOrGivesControls() =>
        PathReaderTests.Damage("<a@b> SIZE=10 BODY=8BITMIME SMTPUTF8 RET=FULL ENVID=a+2Bb AUTH=<>", "<b@c> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+40c").Sample(bytes =>
        {
            var mail = MailArgument.Read(bytes, All);
            var rcpt = RecipientArgument.Read(bytes, All, utf8: true);
            var texts = new[] { mail.Sender?.Address, mail.Sender?.EnvelopeId, mail.Sender?.Authenticated, rcpt.Recipient?.Address, rcpt.Recipient?.Original };
            return texts.All(t => t is null || !t.Any(char.IsControl)) && (mail.Error == ArgumentError.None) == (mail.Sender is not null);
        });

    private static MailArgument Mail(string text) => MailArgument.Read(Bytes(text), All);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
