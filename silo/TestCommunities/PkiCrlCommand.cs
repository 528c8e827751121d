using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Commands;
using FastCluster.Silo.Configuration;
using Spectre.Console;

namespace FastCluster.Silo.TestCommunities;

/// <summary><c>fastcluster pki crl</c>: the next CRL of an authority.</summary>
internal static class PkiCrlCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var folder = PkiCommand.FolderArgument();
        var authority = new Option<string>("--authority", "-a")
        {
            Description = "The authority.",
            HelpName = "NAME",
            DefaultValueFactory = _ => AuthorityKind.Issuing,
        };
        authority.AcceptOnlyFromAmong([.. AuthorityKind.All.Select(kind => kind.Name)]);
        var revoke = new Option<string[]>("--revoke", "-r")
        {
            Description = "PEM file of a certificate that the authority issued, to be revoked; may be repeated.",
            HelpName = "FILE",
        };
        var days = DaysOption();
        var command = new Command("crl", "Make the next CRL of an authority; what was revoked before stays on it.")
        {
            folder,
            authority,
            revoke,
            days,
        };
        command.SetAction(line =>
        {
            var target = PkiCommand.Folder(line.GetValue(folder)!, environment);
            var files = (line.GetValue(revoke) ?? []).Select(file => Path.GetFullPath(file, environment.WorkingFolder));
            var lifetime = TimeSpan.FromDays(line.GetValue(days));
            return Guard.RunAsync(
                environment,
                () => Task.FromResult(Run(target, line.GetValue(authority)!, [.. files], lifetime, environment))
            );
        });
        return command;
    }

    private static Option<int> DaysOption()
    {
        var option = new Option<int>("--days")
        {
            Description = "Days until the next CRL; negative for one that is over. -3,650 to 3,650.",
            HelpName = "DAYS",
            DefaultValueFactory = _ => 30,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < -3650 or > 3650 or 0)
            {
                result.AddError("--days is -3,650 to 3,650 and not 0.");
            }
        });
        return option;
    }

    private static int Run(
        CommunityFolder folder,
        string authority,
        IReadOnlyList<string> files,
        TimeSpan lifetime,
        CommandEnvironment environment
    )
    {
        var maker = new CommunityMaker(folder, folder.ReadIndex(), environment.Clock.GetUtcNow());
        var issuer = maker.Open(authority).Certificate;
        var entry = maker.MakeCrl(authority, [.. files.Select(file => ReadSerial(file, issuer.Span))], lifetime);
        folder.WriteIndex(maker.Index);
        environment.Console.MarkupLineInterpolated(
            $"[bold]{folder.Full(entry.Crl)}[/]: number {entry.CrlNumber}, {entry.Revoked.Count} revoked, for {entry.CrlUrl}"
        );
        return ExitCodes.Success;
    }

    private static string ReadSerial(string file, ReadOnlySpan<byte> issuer)
    {
        using var authority = X509CertificateLoader.LoadCertificate(issuer);
        using var certificate = ReadCertificate(file);
        return certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
            ? Convert.ToHexString(certificate.SerialNumberBytes.Span)
            : throw new IOException($"{file} was issued by {certificate.Issuer}, not by {authority.Subject}.");
    }

    private static X509Certificate2 ReadCertificate(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(PemText.ReadCertificates(PemText.Read(file))[0]);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentOutOfRangeException)
        {
            throw new IOException($"{file} is no PEM certificate.", fault);
        }
    }
}
