using System.Text;
using CsCheck;
using ForgeryCheck.Json;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Json;

public sealed class JsonMembersTests
{
    private const string Whole =
        """
        {
          "text": "ü\n\u00e4", "empty": "", "none": null, "flag": true, "number": 65535, "count": 3, "real": -0.5, "pair": [4, 2.5],
          "time": "2024-05-01T10:00:00.25Z", "address": "2001:db8::7", "texts": ["a", ""],
          "object": { "text": "inner" }, "objects": [ { "text": "one" }, { "text": "two" } ], "map": { "x": { "text": "of x" }, "y": {} }
        }
        """;

    private static readonly (string Json, Func<JsonMembers, object?> Read, string Message)[] Wrong =
    [
        ("{}", json => json.NeededText("a"), "t: \"a\" is missing"),
        ("{}", json => json.FilledText("a"), "t: \"a\" is missing, or is not text"),
        ("""{"a":""}""", json => json.FilledText("a"), "t: \"a\" is missing, or is not text"),
        ("""{"a":1}""", json => json.Text("a"), "t: \"a\" is not text"),
        ("""{"a":"\uDC00"}""", json => json.Text("a"), "t: \"a\" is not text"),
        ("""{"a\uD800":1,"b":2}""", json => json.Text("abc"), "t: a key is not text"),
        ("""{"\uD800":1}""", json => json.Keys, "t: a key is not text"),
        ("""{"a":{"\uD800":{}}}""", json => json.ObjectsByName("a"), "t: a key is not text"),
        ("""{"a":"true"}""", json => json.Flag("a"), "t: \"a\" must be true or false"),
        ("""{"a":8}""", json => json.Number("a", 7), "t: \"a\" is not a whole number from 0 to 7"),
        ("""{"a":-1}""", json => json.Number("a", 7), "t: \"a\" is not a whole number from 0 to 7"),
        ("""{"a":"1"}""", json => json.NeededNumber("a", 7), "t: \"a\" is not a whole number from 0 to 7"),
        ("""{"a":2147483648}""", json => json.Count("a"), "t: \"a\" must be a count"),
        ("""{"a":1e999}""", json => json.Real("a", 0.5, 2), "t: \"a\" is not a number from 0.5 to 2"),
        ("""{"a":[]}""", json => json.NeededReal("a", 0, 2), "t: \"a\" is not a number from 0 to 2"),
        ("""{"a":"2024-05-01T10:00:00+02:00"}""", json => json.NeededTime("a"), "t: \"a\" is not a time in UTC"),
        ("""{"a":"1.2"}""", json => json.Address("a"), "t: \"a\" is not an address"),
        ("""{"a":"x"}""", json => json.Texts("a"), "t: \"a\" must be a list, [ ... ]"),
        ("""{"a":["x",1.50]}""", json => json.Texts("a"), "t: \"a\" must contain strings only, not 1.50"),
        ("{\"a\":[[\n]]}", json => json.Texts("a", "record"), "t: \"a\" must contain records only, not a list"),
        ("""{"a":["\uD800"]}""", json => json.Texts("a"), "t: \"a\" must contain strings only, not a malformed string"),
        ("""{"a":[]}""", json => json.Object("a"), "t: \"a\" is not an object"),
        ("{}", json => json.NeededObject("a"), "t: \"a\" is missing"),
        ("""{"a":{}}""", json => json.Objects("a"), "t: \"a\" is not an array"),
        ("""{"a":[1]}""", json => json.Objects("a"), "t, a: is not an object"),
        ("""{"a":{"b":{"c":1}}}""", json => json.NeededObject("a").NeededObject("b").Text("c"), "t, a, b: \"c\" is not text"),
        ("""{"a":{"b":1}}""", json => json.ObjectsByName("a"), "t, b: is not an object"),
        ("""{"a":{"b":{}}}""", json => json.ObjectsByName("a")[0].Value.NeededText("c"), "t, b: \"c\" is missing"),
        ("""{"a":{}}""", json => json.Rows("a"), "t: \"a\" must be a list, [ ... ]"),
        ("""{"a":[1]}""", json => json.Rows("a")[0].Keys, "t: must be an object, { ... }"),
        ("""{"a":[1]}""", json => json.Rows("a")[0].FilledText("b"), "t: \"b\" is missing, or is not text"),
        ("""{"a":[1]}""", json => json.Rows("a")[0].At("row 1").NeededText("b"), "row 1: \"b\" is missing"),
        ("[]", json => json.Rows("a"), "t: must be an object, { ... }"),
        ("[]", json => json.Object("a"), "t: is not an object"),
    ];

    [Fact]
    public void MembersAreReadWithTheirTypes()
    {
        using var source = Open(Whole);
        var root = source.Root;

        Assert.Equal("ü\nä", root.FilledText("text"));
        Assert.Equal("", root.NeededText("empty"));
        Assert.True(root.Flag("flag"));
        Assert.Equal(65535, root.NeededNumber("number", 65535));
        Assert.Equal(3, root.Count("count"));
        Assert.Equal(-0.5, root.NeededReal("real", -0.5, 0));
        Assert.True(root.IsPair("pair", out var first, out var second));
        Assert.Equal((4, 2.5), (first, second));
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 10, 0, 0, 250, TimeSpan.Zero), root.NeededTime("time"));
        Assert.Equal("2001:db8::7", root.Address("address").ToString());
        Assert.Equal(["a", ""], root.Texts("texts"));
        Assert.Equal("inner", root.NeededObject("object").Text("text"));
        Assert.Equal(["one", "two"], root.Objects("objects").Select(o => o.Text("text")));
        Assert.Equal(["one", "two"], root.Rows("objects").Select(o => o.Text("text")));
        Assert.Equal([("x", "of x"), ("y", null)], root.ObjectsByName("map").Select(o => (o.Key, o.Value.Text("text"))));
        Assert.Equal(["x", "y"], root.NeededObject("map").Keys);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("missing")]
    public void WhatIsNullIsNotThere(string key)
    {
        using var source = Open(Whole);
        var root = source.Root;

        Assert.False(root.Has(key));
        Assert.Null(root.Text(key));
        Assert.Null(root.Flag(key));
        Assert.Null(root.Number(key, 1));
        Assert.Null(root.Count(key));
        Assert.Null(root.Real(key, 0, 1));
        Assert.Null(root.Address(key));
        Assert.Null(root.Object(key));
        Assert.Empty(root.Texts(key));
        Assert.Empty(root.Objects(key));
        Assert.Empty(root.Rows(key));
        Assert.Empty(root.ObjectsByName(key));
        Assert.False(root.IsPair(key, out _, out _));
    }

    [Fact]
    public void WhatIsWrongIsSaidInOneLineWithItsPlace() => Assert.All(Wrong, wrong =>
    {
        using var source = Open(wrong.Json);

        Assert.Equal(wrong.Message, Assert.Throws<FormatException>(() => wrong.Read(source.Root)).Message);
    });

    [Fact]
    public void AnUnknownKeyIsRefused()
    {
        using var source = Open("""{"firewalls":[],"firewall":[]}""");

        source.Root.KnownKeys("firewall", "firewalls");
        Assert.Equal(
            "t: unknown key \"firewall\"; known are firewalls, name",
            Assert.Throws<FormatException>(() => source.Root.KnownKeys("firewalls", "name")).Message);
    }

    [Fact]
    public void NoDamageThrowsAnythingElse()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => ReadAll(bytes.AsMemory(0, length)));
        }

        ReadAll(bytes);
        Damage.OfBytes(bytes).Sample(damaged => Damage.Try(() => ReadAll(damaged)));
    }

    private static JsonSource Open(string json) => JsonSource.OpenTable(Encoding.UTF8.GetBytes(json), "t");

    private static void ReadAll(ReadOnlyMemory<byte> json)
    {
        using var source = JsonSource.OpenTable(json, "t");
        var root = source.Root;
        _ = (root.FilledText("text"), root.NeededText("empty"), root.Text("none"), root.Flag("flag"), root.NeededNumber("number", 65535), root.Count("count"));
        _ = (root.NeededReal("real", -1, 1), root.IsPair("pair", out _, out _), root.NeededTime("time"), root.Address("address"), root.Texts("texts"));
        _ = (root.NeededObject("object").Text("text"), root.Objects("objects"), root.Rows("objects"), root.ObjectsByName("map"), root.Keys);
    }
}
