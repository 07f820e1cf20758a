using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Our own writer of JSON writes what Utf8JsonWriter would.</summary>
public sealed class JsonOutputTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Brackets_keys_and_values_stand_as_Utf8JsonWriter_sets_them(bool indented)
    {
        var json = new JsonOutput(indented);
        json.StartArray();
        json.StartObject();
        json.StartArray("empty"u8);
        json.EndArray();
        json.StartObject("inner"u8);
        json.Key("a"u8);
        json.Plain("plain <a@example.org>");
        json.Null("b"u8);
        json.EndObject();
        json.StartArray("list"u8);
        json.Number(1L);
        json.Number(-2L);
        json.Escaped("say \"x\\y\"\t\u001b é"u8, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        json.EndArray();
        json.EndObject();
        json.StartObject();
        json.EndObject();
        json.EndArray();

        var expected = Written(indented, w =>
        {
            w.WriteStartArray();
            w.WriteStartObject();
            w.WriteStartArray("empty");
            w.WriteEndArray();
            w.WriteStartObject("inner");
            w.WriteString("a", "plain <a@example.org>");
            w.WriteNull("b");
            w.WriteEndObject();
            w.WriteStartArray("list");
            w.WriteNumberValue(1);
            w.WriteNumberValue(-2);
            w.WriteStringValue("say \"x\\y\"\t\u001b é");
            w.WriteEndArray();
            w.WriteEndObject();
            w.WriteStartObject();
            w.WriteEndObject();
            w.WriteEndArray();
        });
        Assert.Equal(expected, Encoding.UTF8.GetString(json.Written));
    }

    [Fact]
    public void Numbers_are_written_as_Utf8JsonWriter_writes_them()
    {
        var random = new Random(17);
        var numbers = new List<double> { 0, -0.0, 0.01, 0.1, 0.005, 0.125, 99.99, 100, -3.4, 1e9, 999999999.99, 1e-7, 1e22, -1e300, double.Epsilon, double.MaxValue };
        for (var i = 0; i < 20_000; i++)
        {
            numbers.Add(Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(1, 11)), random.Next(0, 4)));
        }

        var json = new JsonOutput(indented: false);
        foreach (var number in numbers)
        {
            json.Clear();
            json.Number(number);
            json.EndLine();
            Assert.Equal(Written(false, w => w.WriteNumberValue(number)) + "\n", Encoding.UTF8.GetString(json.Written));
        }
    }

    private static string Written(bool indented, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
