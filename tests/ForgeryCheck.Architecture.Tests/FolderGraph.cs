using Mono.Cecil;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>The folders of a project, which are its namespaces, and the types through which one depends on another.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, Dictionary<string, SortedSet<string>>> _arrows = new(StringComparer.Ordinal);

    public FolderGraph(ModuleDefinition module)
    {
        foreach (var type in CompiledTypes.All(module).Where(CompiledTypes.IsOurs))
        {
            var user = CompiledTypes.Outermost(type);
            foreach (var reference in References.TypesOf(type))
            {
                if (Definition(reference, module) is { } used && used.Namespace != user.Namespace)
                {
                    Arrow(user.Namespace, used.Namespace).Add($"{user.Name} uses {used.Name}");
                }
            }
        }
    }

    public IEnumerable<string> Folders => _arrows.Keys.Concat(_arrows.Values.SelectMany(targets => targets.Keys)).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> UsedBy(string folder) => _arrows.TryGetValue(folder, out var targets) ? targets.Keys : [];

    /// <summary>The types through which one folder depends on another.</summary>
    public string Why(string from, string to) => string.Join(", ", _arrows[from][to]);

    /// <summary>One line per pair of folders in a dependency cycle: who uses whom, and through which types.</summary>
    public IEnumerable<string> Circles()
    {
        var below = Folders.ToDictionary(folder => folder, Reach, StringComparer.Ordinal);
        return from folder in Folders
               from target in UsedBy(folder).Order(StringComparer.Ordinal)
               where below[target].Contains(folder)
               select $"{folder} -> {target}: {string.Join(", ", _arrows[folder][target])}";
    }

    private HashSet<string> Reach(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(UsedBy(folder));
        while (open.TryPop(out var next))
        {
            if (seen.Add(next))
            {
                foreach (var target in UsedBy(next))
                {
                    open.Push(target);
                }
            }
        }

        return seen;
    }

    private static TypeDefinition? Definition(TypeReference reference, ModuleDefinition module) =>
        reference is TypeDefinition definition && definition.Module == module && CompiledTypes.IsOurs(definition) ? CompiledTypes.Outermost(definition) : null;

    private SortedSet<string> Arrow(string from, string to)
    {
        if (!_arrows.TryGetValue(from, out var targets))
        {
            _arrows[from] = targets = new(StringComparer.Ordinal);
        }

        return targets.TryGetValue(to, out var types) ? types : targets[to] = new(StringComparer.Ordinal);
    }
}
