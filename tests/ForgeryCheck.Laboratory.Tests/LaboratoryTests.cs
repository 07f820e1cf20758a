using ForgeryCheck.Laboratory.Tests.Paths;
using ForgeryCheck.Laboratory.Tests.Results;

namespace ForgeryCheck.Laboratory.Tests;

/// <summary>The program says of each message what is certain about it.</summary>
public sealed class LaboratoryTests(Laboratory laboratory) : IClassFixture<Laboratory>
{
    public static TheoryData<string> Honest => [.. HonestPaths.All.Select(path => path.Name)];

    public static TheoryData<string> Forged => [.. ForgedPaths.All.Select(path => path.Name)];

    public static TheoryData<string> ToGateways => [.. Laboratory.Paths.Where(path => path.Receiver.Gateways.Count > 0).Select(path => path.Name)];

    [LaboratoryTheory]
    [MemberData(nameof(Honest))]
    public void No_answer_objects_to_honest_mail(string path) => Compare(path);

    [LaboratoryTheory]
    [MemberData(nameof(Forged))]
    public void The_right_answer_objects_to_forged_mail_and_names_the_line(string path) => Compare(path);

    [LaboratoryTheory]
    [MemberData(nameof(ToGateways))]
    public void A_gateway_may_be_declared_by_option_as_well(string path) => Compare(path, laboratory.ReportByOption(path));

    private void Compare(string name) => Compare(name, laboratory.ReportOf(name));

    private static void Compare(string name, Report report)
    {
        var path = Laboratory.Paths.Single(path => path.Name == name);
        var wrong = Judge.Compare(path, report).ToList();
        Assert.True(wrong.Count == 0, $"{path.What}: {string.Join("; ", wrong)}. {report}");
    }
}
