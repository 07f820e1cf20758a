using Mono.Cecil;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>
/// Members that nothing which ships uses. Alive is what the compiled code names from anywhere but itself, what overrides or implements something
/// from elsewhere, the public surface of the library, and what the runtime finds by itself: constructors of attributes, accessors of records,
/// the entry point. Constants and enum members are not seen: the compiler writes their values in place of their names.
/// </summary>
internal sealed class DeadCode
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public DeadCode(IEnumerable<ModuleDefinition> modules)
    {
        var all = modules.SelectMany(CompiledTypes.All).ToList();
        foreach (var type in all)
        {
            foreach (var reference in References.TypesOf(type).Where(reference => !IsWithin(type, reference)))
            {
                _types.Add(Key(reference));
            }

            foreach (var method in type.Methods)
            {
                foreach (var member in References.MembersOf(method).Where(member => member is MethodReference or FieldReference && Key(member) != Key(method)))
                {
                    _named.Add(Key(member));
                }
            }
        }
    }

    public IEnumerable<string> Members(ModuleDefinition module) =>
        from type in CompiledTypes.All(module).Where(CompiledTypes.IsOurs)
        where !type.Name.Contains('<') && type.BaseType?.FullName != "System.Enum"
        from name in Unused(type)
        select name;

    private IEnumerable<string> Unused(TypeDefinition type)
    {
        if (!type.IsInterface && !IsPublic(type) && !_types.Contains(Key(type)) && !type.IsValueType && type.Name != "Program")
        {
            yield return type.FullName;
            yield break;
        }

        foreach (var method in type.Methods.Where(method => !IsRoot(type, method) && !_named.Contains(Key(method))))
        {
            yield return $"{type.FullName}.{method.Name}";
        }

        foreach (var field in type.Fields.Where(field => !field.IsLiteral && !IsGenerated(field) && !_named.Contains(Key(field))))
        {
            yield return $"{type.FullName}.{field.Name}";
        }
    }

    private static bool IsRoot(TypeDefinition type, MethodDefinition method) =>
        IsGenerated(method)
        || method.IsConstructor
        || method.Module.EntryPoint == method
        || (method.IsVirtual && !method.IsNewSlot)
        || Implements(type, method)
        || (IsPublic(type) && (method.IsPublic || method.IsFamily))
        || IsWrittenByTheCompilerForRecords(type, method);

    // A record's copy, equality and printing come with it whether they are used or not; so do its positional properties.
    private static bool IsWrittenByTheCompilerForRecords(TypeDefinition type, MethodDefinition method) =>
        IsRecord(type) && (method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "<Clone>$" or "op_Equality" or "op_Inequality" or "Deconstruct" or "get_EqualityContract" || method.IsSetter);

    private static bool IsRecord(TypeDefinition type) => type.Methods.Any(method => method.Name is "<Clone>$" or "PrintMembers");

    private static bool Implements(TypeDefinition type, MethodDefinition method) =>
        method.HasOverrides || (method.IsVirtual && InterfacesOf(type).Any(contract => contract.Methods.Any(member => member.Name == method.Name)));

    private static IEnumerable<TypeDefinition> InterfacesOf(TypeDefinition type) =>
        type.Interfaces.Select(implemented => implemented.InterfaceType.Resolve()).SelectMany(contract => InterfacesOf(contract).Append(contract));

    private static bool IsPublic(TypeDefinition type) => type.DeclaringType is { } outer ? type.IsNestedPublic && IsPublic(outer) : type.IsPublic;

    private static bool IsGenerated(IMemberDefinition member) =>
        member.Name.Contains('<') || member.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "GeneratedCodeAttribute");

    private static bool IsWithin(TypeDefinition type, TypeReference reference) =>
        reference.Resolve() is { } definition && CompiledTypes.Outermost(definition) == CompiledTypes.Outermost(type) && definition == CompiledTypes.Outermost(type);

    private static string Key(MemberReference member) => member switch
    {
        MethodReference method => (method.GetElementMethod().Resolve() ?? (MemberReference)method).FullName,
        FieldReference field => (field.Resolve() ?? (MemberReference)field).FullName,
        TypeReference type => (type.Resolve() ?? type).FullName,
        _ => member.FullName,
    };
}
