namespace ForgeryCheck.Identifiers;

/// <summary>The historical forms of Google's ids.</summary>
internal enum GoogleForm
{
    /// <summary>Letters and a number for the host: "fl4si5601760wjc".</summary>
    Plain,

    /// <summary>With the host's address in hexadecimal: "f20-20020a05651c16...mr".</summary>
    Address,

    /// <summary>Hexadecimal: "2adb3069b0e04-5008d16cc36so4436899e87".</summary>
    Hexadecimal,
}
