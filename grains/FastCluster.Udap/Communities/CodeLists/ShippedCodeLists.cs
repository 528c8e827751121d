namespace FastCluster.Udap.Communities.CodeLists;

/// <summary>The code lists that ship with the product; a community may configure others in their place.</summary>
public static class ShippedCodeLists
{
    /// <summary>HL7 version 3 PurposeOfUse, always in effect. B2B-14.</summary>
    public static CodeList Hl7PurposeOfUse { get; } = Load("hl7-purpose-of-use.json");

    /// <summary>TEFCA exchange purposes 4.0, in effect from 2025-01-16 until version 5.1. TEF-17.</summary>
    public static CodeList TefcaExchangePurposes40 { get; } = Load("tefca-exchange-purposes-4.0.json");

    /// <summary>TEFCA exchange purposes 5.1, in effect from 2026-07-01. TEF-17.</summary>
    public static CodeList TefcaExchangePurposes51 { get; } = Load("tefca-exchange-purposes-5.1.json");

    /// <summary>Resource types of FHIR R4, always in effect. They are what a wildcard scope expands to. SCOPE-01.</summary>
    public static CodeList FhirResourceTypes { get; } = Load("fhir-resource-types-4.0.1.json");

    private static CodeList Load(string name)
    {
        var type = typeof(ShippedCodeLists);
        using var stream =
            type.Assembly.GetManifestResourceStream(type, name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return CodeListReader.Read(bytes.ToArray());
    }
}
