using DuckDB.NET.Data;

namespace ForgeryCheck.Tests.Reports.Tables;

/// <summary>DuckDB: asks files what is in them.</summary>
internal static class Duck
{
    /// <summary>The rows of an answer, each as its columns by name. The placeholders {0}, {1} in a query stand for paths.</summary>
    internal static List<Dictionary<string, object?>> Ask(string sql, params string[] paths)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            sql = sql.Replace($"{{{i}}}", $"'{paths[i].Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
        }

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are those of the tests and of rules/queries.md.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        }

        return rows;
    }

    /// <summary>The one value of an answer.</summary>
    internal static object? Value(string sql, params string[] paths) => Assert.Single(Assert.Single(Ask(sql, paths))).Value;
}
