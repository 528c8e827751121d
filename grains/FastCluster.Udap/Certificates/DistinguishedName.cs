using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// A distinguished name, compared as RFC 5280 section 7.1 asks: string values without regard to case, to the string
/// type and to runs of blanks; other values byte for byte. Immutable.
/// </summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private readonly ImmutableArray<string> canonicalParts;
    private readonly ImmutableArray<(string Oid, string Value)> attributes;

    private DistinguishedName(
        ReadOnlyMemory<byte> der,
        ImmutableArray<string> canonicalParts,
        ImmutableArray<(string Oid, string Value)> attributes
    )
    {
        Der = der;
        this.canonicalParts = canonicalParts;
        this.attributes = attributes;
        Key = string.Join('\n', canonicalParts);
    }

    /// <summary>The name as encoded, DER.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>Whether the name has no part.</summary>
    public bool IsEmpty => canonicalParts.IsEmpty;

    /// <summary>First organization name, as written; null when there is none.</summary>
    public string? Organization => First(X509Oids.OrganizationName);

    /// <summary>First country name, as written; null when there is none.</summary>
    public string? Country => First(X509Oids.CountryName);

    /// <summary>First common name, as written; null when there is none. Never an identity (X509-07).</summary>
    public string? CommonName => First(X509Oids.CommonName);

    /// <summary>Comparable form of the whole name: equal keys are equal names. Not for display.</summary>
    internal string Key { get; }

    /// <summary>The mail addresses among the parts, which name constraints cover.</summary>
    internal IEnumerable<string> EmailAddresses =>
        attributes.Where(attribute => attribute.Oid == X509Oids.EmailAddress).Select(attribute => attribute.Value);

    /// <inheritdoc/>
    public bool Equals(DistinguishedName? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The attributes with a text value as <c>oid=value</c>, for logs.</summary>
    public override string ToString() => string.Join(", ", attributes.Select(part => $"{part.Oid}={part.Value}"));

    /// <summary>Whether this name lies in the subtree of <paramref name="ancestor"/>: begins with all its parts.</summary>
    internal bool IsWithin(DistinguishedName ancestor) =>
        canonicalParts.AsSpan().StartsWith(ancestor.canonicalParts.AsSpan());

    /// <summary>Reads the next value as a name.</summary>
    /// <exception cref="AsnContentException">It is not DER of a name.</exception>
    internal static DistinguishedName Read(AsnReader reader)
    {
        var der = reader.PeekEncodedValue();
        var parts = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<(string Oid, string Value)>();
        var sequence = reader.ReadSequence();
        while (sequence.HasData)
        {
            parts.Add(ReadPart(sequence.ReadSetOf(skipSortOrderValidation: true), values));
        }

        return new DistinguishedName(der, parts.ToImmutable(), values.ToImmutable());
    }

    private static string ReadPart(AsnReader set, ImmutableArray<(string Oid, string Value)>.Builder attributes)
    {
        var canonical = new List<string>(1);
        do
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            if (Asn1Text.ReadOrNull(attribute) is { } text)
            {
                attributes.Add((oid, text));
                canonical.Add($"{oid}={Fold(text)}");
            }
            else
            {
                canonical.Add($"{oid}#{Convert.ToHexString(attribute.ReadEncodedValue().Span)}");
            }

            attribute.ThrowIfNotEmpty();
        } while (set.HasData);
        canonical.Sort(StringComparer.Ordinal);
        return string.Join('+', canonical);
    }

    // lower case, outer blanks dropped, inner runs of blanks as one; the separators of Key and of parts are escaped
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (folded.Length > 0)
            {
                folded.Append(' ');
            }

            folded.Append(word.ToLowerInvariant().Replace("\\", "\\\\").Replace("+", "\\+"));
        }

        return folded.ToString();
    }

    private string? First(string oid) => attributes.FirstOrDefault(attribute => attribute.Oid == oid).Value;
}
