using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>What a type or method references: in its base types, members, signatures, attributes and instructions.</summary>
internal static class References
{
    /// <summary>Each type that this one references, at any depth of generic arguments; without its nested types.</summary>
    public static IEnumerable<TypeReference> TypesOf(TypeDefinition type)
    {
        var named = new List<TypeReference?> { type.BaseType };
        named.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        named.AddRange(type.Fields.Select(field => field.FieldType));
        named.AddRange(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        named.AddRange(Attributes(type).Select(attribute => attribute.AttributeType));
        foreach (var method in type.Methods)
        {
            named.Add(method.ReturnType);
            named.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            named.AddRange(MembersOf(method).SelectMany(TypesOf));
            if (method.HasBody)
            {
                named.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
                named.AddRange(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
            }
        }

        return named.OfType<TypeReference>().SelectMany(Parts);
    }

    /// <summary>The methods, fields and types that a method's instructions reference.</summary>
    public static IEnumerable<MemberReference> MembersOf(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(Operand).OfType<MemberReference>() : [];

    private static object? Operand(Instruction instruction) => instruction.Operand;

    private static IEnumerable<CustomAttribute> Attributes(TypeDefinition type) =>
        type.CustomAttributes
            .Concat(type.Fields.SelectMany(field => field.CustomAttributes))
            .Concat(type.Methods.SelectMany(method => method.CustomAttributes))
            .Concat(type.Properties.SelectMany(property => property.CustomAttributes));

    private static IEnumerable<TypeReference?> TypesOf(MemberReference member) => member switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [.. generic.GenericArguments, .. Signature(generic)],
        MethodReference method => Signature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    private static List<TypeReference> Signature(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
