using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Tests.Profiles;

/// <summary>Teaches a learner with messages written out in a test.</summary>
internal sealed class Teacher
{
    private readonly ProfileTeacher _teacher = new Analyzer(new AnalyzerOptions()).CreateTeacher();

    internal ProfileSet Profiles => _teacher.Profiles;

    internal string Sites => _teacher.ProposeSites();

    /// <summary>A line right below the boundary line, as cedar-paper's mail host writes.</summary>
    internal static string Own(int day) =>
        $"Received: from desk7.cedar-paper.example (desk7.cedar-paper.example [203.0.113.7])\n\tby cedar.cedar-paper.example (Postfix) with ESMTPA id 9A0D31C6E2;\n\t{Day(day)} May 2024 12:00:03 +0200 (CEST)\n";

    /// <summary>A message that cedar-paper's mail host handed in.</summary>
    /// <param name="day">A day of May 2024, from 10 on: Postfix pads smaller ones.</param>
    /// <param name="below">The lines below the boundary line.</param>
    /// <param name="client">What the boundary line records of the client.</param>
    internal static string Mail(int day, string? below = null, string client = "mail.cedar-paper.example (mail.cedar-paper.example [198.51.100.20])") =>
        $"Return-Path: <anna@cedar-paper.example>\nReceived: from {client}\n\tby mx.orchard.example (Postfix) with ESMTPS id 4F1C27A0B1\n\tfor <ben@orchard.example>; "
        + $"{Day(day)} May 2024 10:00:05 +0000\n{below ?? Own(day)}"
        + $"Date: {Day(day)} May 2024 12:00:01 +0200\nFrom: Anna <anna@cedar-paper.example>\nTo: <ben@orchard.example>\nMessage-ID: <{day}@cedar-paper.example>\n\nHello.\n";

    internal bool Teach(string mail) => _teacher.Teach(Read(mail));

    /// <summary>Teaches with a message for each of some days from 10 May on.</summary>
    internal Teacher TeachDays(int days)
    {
        for (var day = 10; day < 10 + days; day++)
        {
            Assert.True(Teach(Mail(day)));
        }

        return this;
    }

    internal byte[] Written()
    {
        using var file = new MemoryStream();
        ProfileWriter.Write(Profiles, file);
        return file.ToArray();
    }

    internal static MailMessage Read(string mail)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail.ReplaceLineEndings("\r\n")));
        return MailReader.ReadMessage(stream, "test");
    }

    private static string Day(int day) => $"{new DateOnly(2024, 5, day).DayOfWeek.ToString()[..3]}, {day}";
}
