using System.Security.Cryptography;
using FastCluster.Udap.Tests.Certificates;
using Org.BouncyCastle.Pkix;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;

namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>
/// What BouncyCastle's RFC 5280 validation says to the same question. Its own search for paths is left alone, because it
/// does not end on some hostile sets: paths are put together here by name, and it judges each.
/// </summary>
/// <param name="judgesAnchor">
/// Whether a self-signed anchor has to hold as the first certificate of the path, as it has to here; otherwise only its
/// name and key count. An anchor without certificate policies then allows none.
/// </param>
internal sealed class BouncyCastleOpinion(bool judgesAnchor)
{
    private const int MaximumPaths = 16;
    private const int MaximumLength = 12;
    private const int MaximumSteps = 1_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly Dictionary<string, X509Certificate?> certificates = new(StringComparer.Ordinal);
    private int steps;

    /// <summary>Why the latest path was refused.</summary>
    public string LastRefusal { get; private set; } = "";

    /// <summary>Whether one of the paths is valid; fails when a case takes too long.</summary>
    public async Task<bool> PassesAsync(PathCase one)
    {
        try
        {
            return await Task.Run(() => Judge(one)).WaitAsync(Limit);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{one.Id}: no opinion.", fault);
        }
    }

    private bool Judge(PathCase one)
    {
        steps = 0;
        if (Parse(one.Leaf) is not { } leaf)
        {
            return false;
        }

        var presented = one.Presented.Select(Parse).OfType<X509Certificate>().ToList();
        var crls = (one.Crls ?? []).Select(ParseCrl).OfType<X509Crl>().ToList();
        return one
            .Anchors.Select(Parse)
            .OfType<X509Certificate>()
            .Where(anchor => !anchor.Equals(leaf))
            .SelectMany(anchor => Paths([leaf], presented, anchor).Select(path => (path, anchor)))
            .Take(MaximumPaths)
            .Any(found => IsValid(one, found.path, found.anchor, crls));
    }

    private IEnumerable<List<X509Certificate>> Paths(
        List<X509Certificate> path,
        List<X509Certificate> presented,
        X509Certificate anchor
    )
    {
        var last = path[^1];
        if (last.IssuerDN.Equivalent(anchor.SubjectDN))
        {
            yield return path;
        }

        if (path.Count == MaximumLength || ++steps > MaximumSteps)
        {
            yield break;
        }

        foreach (var next in presented.Where(next => last.IssuerDN.Equivalent(next.SubjectDN) && !path.Contains(next)))
        {
            foreach (var found in Paths([.. path, next], presented, anchor))
            {
                yield return found;
            }
        }
    }

    private bool IsValid(PathCase one, List<X509Certificate> path, X509Certificate anchor, List<X509Crl> crls)
    {
        var holds = IsValid(path, Parameters(one, new(anchor, null), crls));
        if (!holds || !judgesAnchor || !anchor.IssuerDN.Equivalent(anchor.SubjectDN))
        {
            return holds;
        }

        var key = new TrustAnchor(anchor.SubjectDN, anchor.GetPublicKey(), null);
        return IsValid([.. path, anchor], Parameters(one with { Crls = null }, key, []));
    }

    private static PkixParameters Parameters(PathCase one, TrustAnchor trust, List<X509Crl> crls)
    {
        var parameters = new PkixParameters(new HashSet<TrustAnchor> { trust })
        {
            Date = one.Now.UtcDateTime,
            IsRevocationEnabled = one.Crls is not null,
            IsExplicitPolicyRequired = one.Policies.RequireExplicitPolicy,
            IsPolicyMappingInhibited = one.Policies.InhibitPolicyMapping,
            IsAnyPolicyInhibited = one.Policies.InhibitAnyPolicy,
        };
        parameters.AddStoreCrl(CollectionUtilities.CreateStore(crls));
        if (!one.Policies.AcceptedPolicies.IsEmpty)
        {
            parameters.SetInitialPolicies(new HashSet<string>(one.Policies.AcceptedPolicies));
        }

        return parameters;
    }

    private bool IsValid(List<X509Certificate> path, PkixParameters parameters)
    {
        parameters.AddStoreCert(CollectionUtilities.CreateStore(path));
        try
        {
            new PkixCertPathValidator().Validate(new PkixCertPath(path), parameters);
            return true;
        }
        catch (Exception fault) when (fault is PkixCertPathValidatorException or IOException)
        {
            LastRefusal = fault.Message;
            return false;
        }
    }

    private X509Certificate? Parse(ReadOnlyMemory<byte> der)
    {
        var name = Convert.ToHexString(SHA256.HashData(der.Span));
        if (!certificates.TryGetValue(name, out var certificate))
        {
            certificates[name] = certificate = ReadCertificate(der.ToArray());
        }

        return certificate;
    }

    private static X509Certificate? ReadCertificate(byte[] der)
    {
        try
        {
            return new X509CertificateParser().ReadCertificate(der);
        }
        catch (GeneralSecurityException)
        {
            return null;
        }
    }

    private static X509Crl? ParseCrl(byte[] der)
    {
        try
        {
            return new X509CrlParser().ReadCrl(der);
        }
        catch (GeneralSecurityException)
        {
            return null;
        }
    }
}
