using ForgeryCheck.Rules;

namespace ForgeryCheck.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void Rules_stand_in_the_order_of_their_ids_and_no_id_or_name_is_used_twice()
    {
        var ids = RuleSet.All.Select(r => r.Info.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Count, RuleSet.All.Select(r => r.Info.Name).Distinct().Count());
    }

    [Fact]
    public void Every_rule_of_the_assembly_is_in_the_list()
    {
        var listed = RuleSet.All.Select(r => r.GetType().Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            typeof(IRule).Assembly.GetTypes().Where(t => t.IsClass && !t.IsAbstract && typeof(IRule).IsAssignableFrom(t)),
            rule => Assert.True(listed.Contains(rule.Name), $"{rule.Name} is not in the list of src/ForgeryCheck/RuleSet.cs, so it is never run: add it"));
    }

    [Fact]
    public void A_rule_is_named_as_its_class_and_belongs_to_the_family_of_its_folder()
    {
        foreach (var rule in RuleSet.All)
        {
            var pascal = string.Concat(rule.Info.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

            Assert.True(pascal + "Rule" == rule.GetType().Name, $"{rule.GetType().Name} calls itself {rule.Info.Name}: its class must be {pascal}Rule");
            Assert.True(
                rule.GetType().Namespace!.EndsWith("." + rule.Info.Family, StringComparison.Ordinal),
                $"{rule.GetType().Name} is of the family {rule.Info.Family} and must lie in src/ForgeryCheck/Rules/{rule.Info.Family}/");
        }
    }

    [Theory]
    [InlineData("FC101")]
    [InlineData("fc101")]
    [InlineData("foreign-host-between-sites")]
    public void A_rule_is_found_by_id_and_by_name(string key) => Assert.Equal("FC101", RuleSet.Find(key)?.Info.Id);

    [Fact]
    public void An_unknown_id_finds_nothing() => Assert.Null(RuleSet.Find("FC999"));

    [Fact]
    public void A_disabled_rule_is_not_run()
    {
        const string Line = "Received: from c.example.net (c.example.net [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
        var facts = new MailUnderTest(Line + Line + Line).Facts();
        var with = new FindingSink();
        var without = new FindingSink();

        MailUnderTest.Run(facts, with, []);
        MailUnderTest.Run(facts, without, ["fc106"]);

        Assert.Contains(with.Findings, f => f.Rule.Id == "FC106");
        Assert.DoesNotContain(without.Findings, f => f.Rule.Id == "FC106");
    }

    [Theory]
    [InlineData("")]
    [InlineData("From: a@b\n")]
    [InlineData("Received:\n")]
    [InlineData("Received:\nReceived:\nReceived: ;\n")]
    [InlineData("Received: from by with id for ;\nReceived: by ; x\nFrom: <<>>@\nTo: ,,;:\nReturn-Path: @\nDelivered-To: @,@\n")]
    [InlineData("Received: (\0\u0001\nReceived: from [] ([]) by []; 99 Foo 0000\n")]
    public void No_rule_throws_whatever_the_mail_holds(string header)
    {
        var site = MailUnderTest.Site("Mine", true, ["b", "example.org"], ["mx.example.org", "192.0.2.0/24"]);
        foreach (int? boundary in (int?[])[null, 1, 2])
        {
            var sink = new FindingSink();

            MailUnderTest.Run(new MailUnderTest(header) { Boundary = boundary, Sites = [site] }.Facts(), sink, []);

            Assert.All(sink.Findings, f => Assert.NotEmpty(f.Message));
        }
    }
}
