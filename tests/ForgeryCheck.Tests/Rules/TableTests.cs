using System.Text;
using ForgeryCheck.Facts.Companions;
using ForgeryCheck.Facts.DeliveryFields;

namespace ForgeryCheck.Tests.Rules;

/// <summary>The tables of FC111, FC517 and FC518 as a user may write them.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("""{ "companions": [ { "name": "X", "fields": ["X-A"] } ] }""")]
    [InlineData("""{ "companions": [ { "name": "X", "domain": "x.example", "fields": ["X-A"], "sort": 1 } ] }""")]
    [InlineData("""{ "companions": [ { "name": "X", "domain": "x.example", "fields": ["X-A"], "always": "some day" } ] }""")]
    [InlineData("""{ "companions": 7 }""")]
    [InlineData("[")]
    public void A_wrong_table_of_companions_is_told_in_one_line(string json)
    {
        var error = Assert.Throws<FormatException>(() => new CompanionTable(Encoding.UTF8.GetBytes(json), MailUnderTest.Tables.Organisations));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("companions.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "fields": [ { "name": "X-A" } ] }""")]
    [InlineData("""{ "fields": [ { "name": "X-A", "by": "x", "kind": 1 } ] }""")]
    [InlineData("""{ "fields": "X-A" }""")]
    public void A_wrong_table_of_delivery_fields_is_told_in_one_line(string json)
    {
        var error = Assert.Throws<FormatException>(() => new DeliveryFieldTable(Encoding.UTF8.GetBytes(json)));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("delivery-fields.json", error.Message, StringComparison.Ordinal);
    }
}
