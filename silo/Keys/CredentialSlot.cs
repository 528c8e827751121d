using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Jwt;

namespace FastCluster.Silo.Keys;

/// <summary>One credential and the state of the files it came from. One writer, any number of readers.</summary>
/// <param name="file">Where it is read from.</param>
internal sealed class CredentialSlot(CertificateFileOptions file)
{
    private static readonly TimeSpan s_alarmPeriod = TimeSpan.FromHours(6);
    private volatile Holder? _current;
    private DateTimeOffset _lastAlarm = DateTimeOffset.MinValue;
    private string _seen = "";

    /// <summary>End of validity of the credential in use, or null.</summary>
    public DateTimeOffset? NotAfter => _current?.NotAfter;

    /// <summary>The credential, or null when there is none or it has expired.</summary>
    public ServerCredential? UsableAt(DateTimeOffset now) =>
        _current is { } holder && now < holder.NotAfter ? holder.Credential : null;

    /// <summary>Whether it is time to raise the alarm (again): at once, then every six hours.</summary>
    public bool TryStartAlarm(DateTimeOffset now)
    {
        if (now - _lastAlarm < s_alarmPeriod)
        {
            return false;
        }

        _lastAlarm = now;
        return true;
    }

    /// <summary>Reads the files when they changed since the last look.</summary>
    public ReloadOutcome TryReload(string baseUrl, DateTimeOffset now)
    {
        var stamp = CertificateFileStamp.Of(file);
        if (stamp == _seen)
        {
            return new ReloadOutcome.Unchanged();
        }

        _seen = stamp;
        if (CertificateFileReader.TryRead(file, out var content) is { } unreadable)
        {
            return new ReloadOutcome.Faulty(unreadable);
        }

        using (content)
        {
            if (ServerCertificateChecks.Check(content!, baseUrl, now).FirstOrDefault() is { } broken)
            {
                return new ReloadOutcome.Faulty(broken);
            }

            _current = Import(content!); // the old key stays alive for signatures under way
            return new ReloadOutcome.Replaced();
        }
    }

    private static Holder Import(CertificateFileContent content)
    {
        using var rsa = content.Leaf.GetRSAPrivateKey()!;
        var keyId = Base64Url.EncodeToString(SHA256.HashData(content.Leaf.RawData))[..22];
        var pkcs8 = rsa.ExportPkcs8PrivateKey();
        var key = new LocalSigningKey(keyId, JwtAlgorithm.Rs256, pkcs8);
        CryptographicOperations.ZeroMemory(pkcs8);
        return new(
            new([content.Leaf.RawData, .. content.Issuers], key),
            ServerCertificateChecks.NotAfter(content.Leaf)
        );
    }

    private sealed record Holder(ServerCredential Credential, DateTimeOffset NotAfter);
}
