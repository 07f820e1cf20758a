using System.Text;
using ForgeryCheck.Json;

namespace ForgeryCheck.Tests.Json;

public sealed class JsonSourceTests
{
    [Fact]
    public void ATableMayHoldCommentsFinalCommasAndAMark()
    {
        using var table = JsonSource.OpenTable(Encoding.UTF8.GetBytes("\uFEFF// mine\n{ \"a\": [\"x\", /* y */ ], }"), "t.json");

        Assert.Equal(["x"], table.Root.Texts("a"));
    }

    [Theory]
    [InlineData("", "t.json: invalid JSON at line 1, byte 1")]
    [InlineData("{\n  \"a\": 1,\n  b\n}", "t.json: invalid JSON at line 3, byte 3")]
    [InlineData("{} {}", "t.json: invalid JSON at line 1, byte 4")]
    [InlineData("""{"a":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}""", "t.json: invalid JSON at line 1, byte 21")]
    public void WhatIsNoTableIsToldWithItsPlace(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => JsonSource.OpenTable(Encoding.UTF8.GetBytes(json), "t.json")).Message);

    [Theory]
    [InlineData("", "entry: is not JSON: ")]
    [InlineData("{} // mine", "entry: is not JSON: ")]
    [InlineData("{\"a\":1,}", "entry: is not JSON: ")]
    [InlineData("\uFEFF{}", "entry: is not JSON: ")]
    [InlineData("7", "entry: is not an object")]
    [InlineData("null", "entry: is not an object")]
    public void WhatAProgramWroteIsTakenAsItStands(string json, string words)
    {
        var error = Assert.Throws<FormatException>(() => JsonSource.OpenRecord(Encoding.UTF8.GetBytes(json), "entry"));

        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
