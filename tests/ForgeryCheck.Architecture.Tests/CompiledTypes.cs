using Mono.Cecil;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>The types of the shipped assemblies, as compiled next to these tests.</summary>
internal static class CompiledTypes
{
    public static readonly IReadOnlyList<ModuleDefinition> Modules = [Read("ForgeryCheck.Core"), Read("ForgeryCheck.Smtp"), Read("ForgeryCheck.Milter"), Read("ForgeryCheck.Streams"), Read("ForgeryCheck.Web"), Read("forgerycheck")];

    /// <summary>The harness that measures the weights: not shipped, but what it uses counts as used.</summary>
    public static readonly ModuleDefinition Harness = Read("ForgeryCheck.Accuracy");

    /// <summary>The type as found in its source file: the outermost one around nested types, closures and state machines.</summary>
    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The types and all types nested in them.</summary>
    public static IEnumerable<TypeDefinition> All(ModuleDefinition module) => module.Types.SelectMany(WithNested);

    /// <summary>Whether a type was written by hand, not by the compiler or a generator.</summary>
    public static bool IsOurs(TypeDefinition type) =>
        Outermost(type) is { } outer && outer.Namespace.StartsWith("ForgeryCheck", StringComparison.Ordinal) && !outer.Name.Contains('<');

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static ModuleDefinition Read(string assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), new ReaderParameters { AssemblyResolver = resolver });
    }
}
