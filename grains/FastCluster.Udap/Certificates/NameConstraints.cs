using System.Collections.Immutable;
using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>The names that an authority may and must not certify, RFC 5280 section 4.2.1.10.</summary>
/// <param name="Permitted">For each form that occurs, a name must lie in one of the subtrees of that form.</param>
/// <param name="Excluded">A name must lie in none.</param>
internal sealed record NameConstraints(ImmutableArray<GeneralName> Permitted, ImmutableArray<GeneralName> Excluded)
{
    private static readonly Asn1Tag PermittedTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExcludedTag = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag MinimumTag = new(TagClass.ContextSpecific, 0);

    /// <summary>Reads the extension.</summary>
    /// <exception cref="AsnContentException">Not DER of the extension, empty, or a subtree that has no meaning.</exception>
    internal static NameConstraints Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var permitted = ReadSubtrees(sequence, PermittedTag);
        var excluded = ReadSubtrees(sequence, ExcludedTag);
        sequence.ThrowIfNotEmpty();
        return permitted.IsEmpty && excluded.IsEmpty
            ? throw new AsnContentException("Name constraints without subtrees.")
            : new NameConstraints(permitted, excluded);
    }

    private static ImmutableArray<GeneralName> ReadSubtrees(AsnReader reader, Asn1Tag tag)
    {
        if (!reader.HasData || !reader.PeekTag().HasSameClassAndValue(tag))
        {
            return [];
        }

        var subtrees = ImmutableArray.CreateBuilder<GeneralName>();
        var sequence = reader.ReadSequence(tag);
        do
        {
            subtrees.Add(ReadSubtree(sequence.ReadSequence()));
        } while (sequence.HasData);
        return subtrees.ToImmutable();
    }

    private static GeneralName ReadSubtree(AsnReader subtree)
    {
        var name = GeneralName.Read(subtree);
        if (subtree.HasData && subtree.PeekTag().HasSameClassAndValue(MinimumTag))
        {
            // the profile fixes minimum at 0; some authorities write that default out
            if (!subtree.ReadInteger(MinimumTag).IsZero)
            {
                throw new AsnContentException("A subtree with a minimum is not defined.");
            }
        }

        subtree.ThrowIfNotEmpty(); // no maximum
        return NameConstraintSyntax.IsWellFormed(name)
            ? name
            : throw new AsnContentException("A subtree that is not well-formed.");
    }
}
