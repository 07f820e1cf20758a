using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Writing;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Submissions;

/// <summary>Reads what a client says about its mail, from a query, a form or both.</summary>
internal static class DeclarationFields
{
    internal const string Trust = "trust";
    internal const string Gateway = "gateway";
    internal const string Sites = "sites";
    internal const string Dns = "dns";
    internal const string Inner = "inner";

    private const int Most = 1000;

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="ProblemException">A value is invalid.</exception>
    internal static Declarations Of(RequestFields fields, InnerMessages inner) => fields.AreNone ? Declarations.None with { Inner = inner } : new()
    {
        Trust = List(Trust, fields[Trust]),
        Gateways = List(Gateway, fields[Gateway]),
        Sites = fields.One(Sites) is { } sites ? Encoding.UTF8.GetBytes(sites) : null,
        LooksUpNames = LooksUp(fields.One(Dns)),
        Inner = InnerOf(fields.One(Inner), inner),
    };

    /// <summary>Reads the form of our page, in which the last value of a field counts: that of a box that is ticked is below the one of a box that is not.</summary>
    /// <exception cref="ProblemException">A value is invalid.</exception>
    internal static Declarations Of(Submission form, InnerMessages inner) => new()
    {
        Trust = List(Trust, form[Trust]),
        Gateways = List(Gateway, form[Gateway]),
        Sites = form.Last(Sites) is { } sites ? Encoding.UTF8.GetBytes(sites) : null,
        LooksUpNames = LooksUp(form.Last(Dns)),
        Inner = InnerOf(form.Last(Inner), inner),
    };

    // In a form a field holds several, one a line or separated by commas.
    private static List<string> List(string name, IEnumerable<string?> values)
    {
        List<string> all = [.. values.SelectMany(value => (value ?? "").Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))];
        return all.Count <= Most ? all : throw Invalid(name, $"more than {Most} values");
    }

    private static bool? LooksUp(string? value) => value switch
    {
        null or "" => null,
        "live" => true,
        "off" => false,
        _ => throw Invalid(Dns, $"\"{value}\" is neither off nor live"),
    };

    private static InnerMessages InnerOf(string? value, InnerMessages usual) => string.IsNullOrEmpty(value)
        ? usual
        : KebabCase.Words<InnerMessages>().Find(value) ?? throw Invalid(Inner, $"\"{value}\" is not auto, only or never");

    private static ProblemException Invalid(string name, string why) => new(StatusCodes.Status400BadRequest, "Invalid parameter", $"{name}: {why}");
}
