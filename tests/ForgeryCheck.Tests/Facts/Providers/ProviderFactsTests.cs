using System.Text;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Tests.Facts.Providers;

public sealed class ProviderFactsTests
{
    private static ProviderFacts Read(string json) => new(Encoding.UTF8.GetBytes(json), "facts.json");

    [Fact]
    public void The_row_of_the_longest_name_counts()
    {
        var facts = Read("""{ "providers": [ { "name": "A", "hosts": ["example.com"] }, { "name": "B", "hosts": ["api.example.com"] } ] }""");

        Assert.Equal("A", facts.Of("mail.example.com")?.Name);
        Assert.Equal("B", facts.Of("x.api.example.com")?.Name);
        Assert.Null(facts.Of("notexample.com"));
        Assert.Null(facts.Of(null));
    }

    [Theory]
    [InlineData("""{ "providers": [ { "hosts": [] } ] }""", "facts.json: \"name\" is missing, or is not text")]
    [InlineData("""{ "providers": [ { "name": "A", "host": [] } ] }""", "facts.json: unknown key \"host\"; known are name, hosts, zone, closed, forms")]
    [InlineData("""{ "providers": [ { "name": "A", "zone": { "is": "Berlin" } } ] }""", "facts.json, A: \"is\" must be an offset (+0000), US/Pacific or US/Eastern, not \"Berlin\"")]
    [InlineData("""{ "providers": [ { "name": "A", "closed": "soon" } ] }""", "facts.json, A: \"closed\" must be a day, yyyy-mm-dd")]
    [InlineData("""{ "providers": [ { "name": "A", "forms": [ { "is": "x", "id": "{hex" } ] } ] }""", "facts.json, A: \"{hex\": a brace is not closed")]
    [InlineData("""{ "providers": [ { "name": "A", "forms": [ { "is": "x", "agree": -1 } ] } ] }""", "facts.json, A: \"agree\" must be a count")]
    [InlineData("""{ "providers": [ { "name": "A", "forms": [ { "is": "x", "own": 1 } ] } ] }""", "facts.json, A: \"own\" must be true or false")]
    [InlineData("""{ "providers": [ { "name": "A", "hosts": ["a.org"] }, { "name": "B", "hosts": ["A.org"] } ] }""", "facts.json: the host \"A.org\" is in two rows")]
    public void A_wrong_table_is_refused_in_one_line(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(json)).Message);

    [Theory]
    [InlineData("15.20.{digits}.{digits}", "15.20.7544.55", true)]
    [InlineData("15.20.{digits}.{digits}", "15.2.7544.55", false)]
    [InlineData("15.20.{digits}.{digits}", "15.20.7544.55a", false)]
    [InlineData("15.20.{digits}.{digits}", "15.20..55", false)]
    [InlineData("{letters:2}-mta-{digits}-{any}", "us-mta-68-8xhg7NwbOpe-SD_M-1", true)]
    [InlineData("{letters:2}-mta-{digits}-{any}", "usa-mta-68-8", false)]
    [InlineData("{hex:32}", "b79f63fb2a60f2e9a0e41858735ab882", true)]
    [InlineData("{hex:32}", "b79f63fb2a60f2e9a0e41858735ab88", false)]
    [InlineData("{word}-{digits}", "3ngeuff378-1", true)]
    [InlineData("{word}", "", false)]
    [InlineData("{google}", "l15so2543958pgk.14", true)]
    [InlineData("{google}", "d2e1a72fcca58-6f44e3fd382so4521900b3a.1", false)]
    [InlineData("{google-hex}", "d2e1a72fcca58-6f44e3fd382so4521900b3a.1", true)]
    [InlineData("{google-address}", "s8-20020a056e021a0800b00313e6ae3490mr4521900ild.12", true)]
    public void A_pattern_fits_a_whole_id(string pattern, string id, bool fits) =>
        Assert.Equal(fits, IdPattern.Parse(pattern).Fits(Encoding.ASCII.GetBytes(id)));
}
