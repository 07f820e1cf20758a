using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Submissions;

/// <summary>The parameters of a request: those of its query, and the fields of its form if it has one.</summary>
/// <param name="query">The query.</param>
/// <param name="form">The form; null for none.</param>
internal sealed class RequestFields(IQueryCollection query, Submission? form = null)
{
    /// <summary>Whether there are none at all.</summary>
    internal bool AreNone => query.Count == 0 && form is null;

    /// <summary>All values of a parameter; none if it is not there.</summary>
    internal IEnumerable<string> this[string name] => query[name].Select(value => value ?? "").Concat(form?[name] ?? []);

    /// <summary>The value of a parameter that has only one; null if it is not there, or blank.</summary>
    /// <exception cref="ProblemException">It has several, which differ.</exception>
    internal string? One(string name)
    {
        List<string> values = [.. this[name].Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value.Trim()).Distinct(StringComparer.Ordinal)];
        return values.Count <= 1 ? values.FirstOrDefault() : throw Invalid($"{name}: is given as {values[0]} and as {values[1]}");
    }

    /// <summary>Checks that there is nothing else: who misspells a parameter has to learn that it had no effect.</summary>
    /// <param name="inQuery">What the query may have.</param>
    /// <param name="inForm">What only a form may have.</param>
    /// <exception cref="ProblemException">There is.</exception>
    internal void AllowOnly(IReadOnlyList<string> inQuery, IReadOnlyList<string> inForm)
    {
        var unknown = query.Keys.FirstOrDefault(name => !inQuery.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw Invalid(inForm.Contains(unknown, StringComparer.OrdinalIgnoreCase)
                ? $"{unknown}: can only be a field of a form"
                : $"{unknown}: no such parameter; there are {string.Join(", ", inQuery)}");
        }

        unknown = form?.Names.FirstOrDefault(name => !inQuery.Contains(name, StringComparer.Ordinal) && !inForm.Contains(name, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw Invalid(unknown == FormReader.File
                ? $"{unknown}: the part has no file name"
                : $"{unknown}: no such field; there are {string.Join(", ", (string[])[FormReader.File, FormReader.Text, .. inQuery, .. inForm])}");
        }
    }

    private static ProblemException Invalid(string why) => new(StatusCodes.Status400BadRequest, "Invalid parameter", why);
}
