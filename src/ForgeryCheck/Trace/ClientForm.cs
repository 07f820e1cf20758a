namespace ForgeryCheck.Trace;

/// <summary>The layout of the client's name, HELO name and address in the "from" clause.</summary>
internal enum ClientForm
{
    /// <summary>No "from" clause.</summary>
    None,

    /// <summary>from name</summary>
    Name,

    /// <summary>from 192.0.2.1</summary>
    Address,

    /// <summary>from [192.0.2.1]</summary>
    Literal,

    /// <summary>from name [192.0.2.1]</summary>
    NameThenLiteral,

    /// <summary>from name (192.0.2.1)</summary>
    NameWithAddress,

    /// <summary>from name ([192.0.2.1])</summary>
    NameWithLiteral,

    /// <summary>from name (name [192.0.2.1])</summary>
    NamesWithLiteral,

    /// <summary>from name (HELO name)</summary>
    Helo,

    /// <summary>from 192.0.2.1 (HELO name)</summary>
    AddressHelo,

    /// <summary>from [192.0.2.1] (HELO name)</summary>
    LiteralHelo,

    /// <summary>from name (HELO name) (192.0.2.1)</summary>
    HeloThenAddress,

    /// <summary>from name (HELO name) ([192.0.2.1])</summary>
    HeloThenLiteral,

    /// <summary>from name (HELO name) [192.0.2.1]</summary>
    HeloThenBareLiteral,

    /// <summary>from name (HELO name [192.0.2.1])</summary>
    HeloWithLiteral,

    /// <summary>from name ([192.0.2.1] helo=name)</summary>
    HeloEquals,

    /// <summary>from 192.0.2.1 (EHLO name), as Yahoo writes it</summary>
    AddressEhlo,

    /// <summary>Any other layout.</summary>
    Other,
}
