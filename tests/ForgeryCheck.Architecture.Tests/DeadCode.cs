using Mono.Cecil;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>
/// Finds unused code in the compiled assemblies. Used is whatever is referenced from outside itself, overrides or implements something, belongs to the
/// public surface, or is found by the runtime: constructors, the entry point, members of records. The compiler inlines constants, so these are looked up
/// in the sources.
/// </summary>
internal sealed class DeadCode
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly SourceWords _words;

    /// <summary>Takes the shipped modules, and those of tools whose references count too.</summary>
    public DeadCode(IEnumerable<ModuleDefinition> users, SourceWords words)
    {
        _words = words;
        foreach (var type in users.SelectMany(CompiledTypes.All))
        {
            _types.UnionWith(References.TypesOf(type).Where(named => CompiledTypes.Outermost(type).FullName != Key(named)).Select(Key));
            foreach (var method in type.Methods)
            {
                _members.UnionWith(References.MembersOf(method).Where(named => named is not TypeReference).Select(Key).Where(key => key != Key(method)));
            }
        }
    }

    /// <summary>The names of unused types and members of a module.</summary>
    public IEnumerable<string> In(ModuleDefinition module) =>
        from type in CompiledTypes.All(module)
        where CompiledTypes.IsOurs(type) && !type.Name.Contains('<') && !type.IsEnum && !IsLaidOutInline(type)
        from name in IsUnused(type) ? [type.FullName] : Members(type)
        select name;

    private IEnumerable<string> Members(TypeDefinition type) =>
        type.Methods.Where(method => !IsInUse(type, method)).Select(Title)
            .Concat(type.Fields.Where(field => !IsInUse(type, field)).Select(field => $"{type.FullName}.{field.Name}"));

    // A class of constants is used if they are.
    private bool IsUnused(TypeDefinition type) =>
        !type.IsInterface && !type.IsValueType && !IsPublic(type) && !_types.Contains(Key(type)) && type.Module.EntryPoint?.DeclaringType != type
        && !type.Fields.Any(field => field.IsLiteral);

    private bool IsInUse(TypeDefinition type, MethodDefinition method) =>
        _members.Contains(Key(method))
        || IsGenerated(method)
        || method.IsConstructor
        || method.Module.EntryPoint == method
        || method is { IsVirtual: true, IsNewSlot: false }
        || Implements(type, method)
        || (IsPublic(type) && (method.IsPublic || method.IsFamily))
        || ComesWithTheRecord(type, method);

    private bool IsInUse(TypeDefinition type, FieldDefinition field) =>
        _members.Contains(Key(field))
        || IsGenerated(field)
        || (IsPublic(type) && field.IsPublic)
        || (field.IsLiteral && _words.StandsTwice(field.Name));

    // The compiler adds copying, equality and printing to a record, used or not, and the setters of its properties.
    private static bool ComesWithTheRecord(TypeDefinition type, MethodDefinition method) =>
        type.Methods.Any(one => one.Name is "<Clone>$" or "PrintMembers")
        && (method.IsSetter || method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "op_Equality" or "op_Inequality" or "Deconstruct" or "get_EqualityContract");

    private static bool Implements(TypeDefinition type, MethodDefinition method) =>
        method.HasOverrides || (method.IsVirtual && InterfacesOf(type).Any(contract => contract.Methods.Any(member => member.Name == method.Name)));

    private static IEnumerable<TypeDefinition> InterfacesOf(TypeDefinition type) =>
        type.Interfaces.Select(implemented => implemented.InterfaceType.Resolve()).SelectMany(contract => InterfacesOf(contract).Append(contract));

    private static bool IsPublic(TypeDefinition type) => type.DeclaringType is { } outer ? type.IsNestedPublic && IsPublic(outer) : type.IsPublic;

    // The single field of an inline array belongs to the runtime.
    private static bool IsLaidOutInline(TypeDefinition type) => type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "InlineArrayAttribute");

    private static bool IsGenerated(IMemberDefinition member) =>
        member.Name.Contains('<') || member.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "GeneratedCodeAttribute");

    private static string Title(MethodDefinition method) =>
        $"{method.DeclaringType.FullName}.{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name))})";

    private static string Key(MemberReference member) => member switch
    {
        MethodReference method => (method.GetElementMethod().Resolve() ?? method).FullName,
        FieldReference field => (field.Resolve() ?? field).FullName,
        TypeReference type => (type.Resolve() ?? type).FullName,
        _ => member.FullName,
    };
}
