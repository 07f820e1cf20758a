using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>
/// Mail with a false sender: a genuine message whose From names the domain of another author that is well known to the reader, drawn at random, as
/// Gascon, Ullrich, Stritter and Rieck did (RAID 2018). All else, the path too, is the genuine sender's.
/// </summary>
internal static class FalseSenders
{
    /// <summary>The message with another author; null if the reader knows none well.</summary>
    internal static MailMessage? Make(Judged one, ProfileSet profiles, Random dice)
    {
        var domains = profiles.Authors.Where(known => known.Period.IsEnough && known.Clients.IsSteady).Select(known => known.Domain).ToList();
        var domain = MailAddress.DomainOf(MessageHeaders.Addresses(one.Message.Header, "From"u8) is [var author, ..] ? author : null);
        domains.RemoveAll(other => other == domain);
        return domains.Count == 0 || one.Message.Header.Find("From"u8) is not { } from ? null : With(one, from, domains[dice.Next(domains.Count)]);
    }

    private static MailMessage With(Judged one, HeaderField from, string domain)
    {
        var header = one.Message.Header.Bytes.Span;
        using var text = new MemoryStream();
        text.Write(header[..from.Start]);
        text.Write(Encoding.UTF8.GetBytes($"From: someone@{domain}\n"));
        text.Write(header[(from.Start + from.Length)..]);
        text.Write("\n"u8);
        text.Position = 0;
        return MailReader.ReadMessage(text, one.Message.Source);
    }
}
