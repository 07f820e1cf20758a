using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Splitting;

/// <summary>
/// Puts messages that resemble each other into one group, since a group falls in one half as a whole.
/// Genuine mail: by the sender's organisation, on whatever lists it writes, since its hosts make the lines below the list's. Spam: by the form of the first
/// line that may be forged, which a kit keeps. What a person labelled as of one kit, and all spam that shares a form with it, is one group.
/// </summary>
internal sealed class Grouping
{
    private readonly Dictionary<string, string> _kitOfForm = new(StringComparer.Ordinal);

    internal Grouping(IEnumerable<Judged> all)
    {
        var kitted = all.Where(one => one.Truth is { Forged: true, Kit: not null } && FirstForm(one) is not null)
            .OrderBy(one => one.Truth!.Kit, StringComparer.Ordinal);
        foreach (var one in kitted)
        {
            var form = FirstForm(one)!;
            if (_kitOfForm.TryGetValue(form, out var other) && other != one.Truth!.Kit)
            {
                // Two kits that write the same form are one kit to a rule.
                foreach (var known in _kitOfForm.Where(pair => pair.Value == one.Truth.Kit).Select(pair => pair.Key).ToList())
                {
                    _kitOfForm[known] = other;
                }

                continue;
            }

            _kitOfForm[form] = one.Truth!.Kit!;
        }
    }

    internal string Of(Judged one)
    {
        if (one.Truth is { Forged: true, Kit: { } kit })
        {
            return "kit " + (FirstForm(one) is { } own ? _kitOfForm[own] : kit);
        }

        if (one.IsHam)
        {
            return "sender " + one.Sender;
        }

        return FirstForm(one) is not { } form ? "sender " + one.Sender
            : _kitOfForm.TryGetValue(form, out var shared) ? "kit " + shared
            : "form " + form;
    }

    /// <summary>The form of the first invented line where it is known, else of the first line that may be one.</summary>
    private static string? FirstForm(Judged one)
    {
        var line = one.Truth?.FromLine ?? one.Report.BoundaryLine + 1;
        return line is { } at && at >= 1 && at <= one.Report.Hops.Count ? LineForm.Of(one.Report.Hops[at - 1].Line) : null;
    }
}
