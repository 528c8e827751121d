using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// Name constraints over a path, RFC 5280 sections 6.1.3 (b, c) and 6.1.4 (g); those of the anchor count too. Each name
/// must satisfy each authority above it, which is the same as the intersection that the RFC keeps.
/// </summary>
internal static class PathNameRules
{
    /// <summary>Most comparisons of a name with a subtree for one path; a path that needs more is refused.</summary>
    private const int MaximumComparisons = 50_000;

    /// <summary>Whether all names hold.</summary>
    internal static bool Hold(ImmutableArray<Certificate> path, Certificate anchor)
    {
        var comparisons = 0L;
        var constraints = new List<NameConstraints>();
        Collect(anchor);
        for (var index = path.Length - 1; index >= 0; index--)
        {
            var certificate = path[index];
            if (index == 0 || !certificate.IsSelfIssued)
            {
                var names = constraints.Count == 0 ? [] : NamesOf(certificate);
                comparisons += names.Count * constraints.Sum(SubtreeCount);
                if (comparisons > MaximumComparisons || !AllAllowed(constraints, names))
                {
                    return false;
                }
            }

            Collect(certificate);
        }

        return true;

        void Collect(Certificate authority)
        {
            if (authority.Extensions.NameConstraints is { } found)
            {
                constraints.Add(found);
            }
        }
    }

    private static long SubtreeCount(NameConstraints constraints) =>
        constraints.Permitted.Length + constraints.Excluded.Length;

    private static bool AllAllowed(List<NameConstraints> constraints, List<GeneralName> names) =>
        constraints.TrueForAll(constraint => names.TrueForAll(name => NameConstraintRules.Allow(constraint, name)));

    private static List<GeneralName> NamesOf(Certificate certificate)
    {
        var names = new List<GeneralName>(certificate.Extensions.AlternativeNames);
        if (!certificate.Subject.IsEmpty)
        {
            names.Add(GeneralName.OfDirectory(certificate.Subject));
        }

        if (certificate.Extensions.AlternativeNames.IsEmpty)
        {
            var addresses = certificate.Subject.EmailAddresses;
            names.AddRange(addresses.Select(address => GeneralName.OfText(GeneralNameKind.Email, address)));
        }

        return names;
    }
}
