using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>The distinguished name of a subject, as far as communities use it.</summary>
/// <param name="CommonName">Common name, at most 64 characters; left out when empty, as in the leading part of names.</param>
/// <param name="Organization">Organization, at most 64 characters; absent when null.</param>
/// <param name="Country">Two letters of ISO 3166; absent when null.</param>
public sealed record SubjectName(string CommonName, string? Organization = null, string? Country = null)
{
    internal X500DistinguishedName Encode()
    {
        var builder = new X500DistinguishedNameBuilder();
        if (CommonName.Length > 0)
        {
            builder.AddCommonName(CommonName); // the builder writes the parts in reverse: country first
        }

        if (Organization is not null)
        {
            builder.AddOrganizationName(Organization);
        }

        if (Country is not null)
        {
            builder.AddCountryOrRegion(Country);
        }

        return builder.Build();
    }
}
