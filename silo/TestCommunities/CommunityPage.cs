using System.Globalization;
using System.Text;

namespace FastCluster.Silo.TestCommunities;

/// <summary>The <c>README.md</c> of a test community.</summary>
internal static class CommunityPage
{
    /// <summary>Its text.</summary>
    /// <param name="index">What the folder holds.</param>
    public static string Write(CommunityIndex index)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Test community {index.Organization}

            Made by `fastcluster pki`. For tests only: the keys lie beside the certificates. `index.json` says the same for programs.
            Trust anchor: `ca-root.pem`. Map each CRL URL to its file in `outbound.crlFiles` of the server's configuration.

            | authority | what it is | certificate | CRL | CRL URL |
            | --- | --- | --- | --- | --- |

            """
        );
        foreach (var authority in index.Authorities)
        {
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {authority.Name} | {authority.Meaning} | `{authority.Certificate}` | `{authority.Crl}` | {authority.CrlUrl} |"
            );
        }

        page.Append(
            "\n| leaf | what it is | issuer | `iss` to try | first registration |\n| --- | --- | --- | --- | --- |\n"
        );
        foreach (var leaf in index.Leaves)
        {
            var expected = leaf.ExpectedError is null ? "201" : $"400 `{leaf.ExpectedError}`";
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {leaf.Name} | {leaf.Meaning} | {leaf.Issuer} | {leaf.ClientUri} | {expected} |"
            );
        }

        return page.ToString();
    }
}
