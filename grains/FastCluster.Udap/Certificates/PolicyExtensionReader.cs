using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>Reads the policy extensions of a certificate, RFC 5280 sections 4.2.1.4, 4.2.1.5 and 4.2.1.11.</summary>
internal static class PolicyExtensionReader
{
    private static readonly Asn1Tag RequireExplicitTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag InhibitMappingTag = new(TagClass.ContextSpecific, 1);

    internal static ImmutableArray<string> ReadPolicies(AsnReader reader)
    {
        var policies = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sequence = reader.ReadSequence();
        do
        {
            var policy = sequence.ReadSequence().ReadObjectIdentifier(); // qualifiers are for people, not for us
            if (!seen.Add(policy))
            {
                throw new AsnContentException("A policy occurs twice.");
            }

            policies.Add(policy);
        } while (sequence.HasData);
        return policies.ToImmutable();
    }

    internal static FrozenDictionary<string, ImmutableArray<string>> ReadMappings(AsnReader reader)
    {
        var mappings = new Dictionary<string, ImmutableArray<string>.Builder>(StringComparer.Ordinal);
        var sequence = reader.ReadSequence();
        do
        {
            var pair = sequence.ReadSequence();
            var issuerPolicy = pair.ReadObjectIdentifier();
            var subjectPolicy = pair.ReadObjectIdentifier();
            pair.ThrowIfNotEmpty();
            if (!mappings.TryGetValue(issuerPolicy, out var equals))
            {
                mappings.Add(issuerPolicy, equals = ImmutableArray.CreateBuilder<string>());
            }

            equals.Add(subjectPolicy);
        } while (sequence.HasData);
        return mappings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }

    internal static CertificateExtensionSet ReadConstraints(CertificateExtensionSet set, AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var requireExplicit = ReadOptional(sequence, RequireExplicitTag);
        var inhibitMapping = ReadOptional(sequence, InhibitMappingTag);
        sequence.ThrowIfNotEmpty();
        return requireExplicit is null && inhibitMapping is null
            ? throw new AsnContentException("Policy constraints without content.")
            : set with
            {
                RequireExplicitPolicy = requireExplicit,
                InhibitPolicyMapping = inhibitMapping,
            };
    }

    private static int? ReadOptional(AsnReader sequence, Asn1Tag tag) =>
        sequence.HasData && sequence.PeekTag().HasSameClassAndValue(tag)
            ? CertificateExtensionReader.ReadCount(sequence, tag)
            : null;
}
