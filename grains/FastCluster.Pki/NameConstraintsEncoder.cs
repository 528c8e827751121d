using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>Writes the name constraints extension, always critical.</summary>
internal static class NameConstraintsEncoder
{
    internal static X509Extension Encode(NameConstraints constraints)
    {
        var permitted = new Subtrees(
            constraints.PermittedUris,
            constraints.PermittedDnsNames,
            constraints.PermittedEmails,
            constraints.PermittedSubjects
        );
        var excluded = new Subtrees(
            constraints.ExcludedUris,
            constraints.ExcludedDnsNames,
            constraints.ExcludedEmails,
            constraints.ExcludedSubjects
        );
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            Write(writer, permitted, new Asn1Tag(TagClass.ContextSpecific, 0));
            Write(writer, excluded, new Asn1Tag(TagClass.ContextSpecific, 1));
        }

        return new X509Extension("2.5.29.30", writer.Encode(), critical: true);
    }

    private static void Write(AsnWriter writer, Subtrees subtrees, Asn1Tag tag)
    {
        if (subtrees.IsEmpty)
        {
            return;
        }

        using (writer.PushSequence(tag))
        {
            WriteNames(writer, subtrees.Uris, GeneralNameTag.Uri);
            WriteNames(writer, subtrees.DnsNames, GeneralNameTag.Dns);
            WriteNames(writer, subtrees.Emails, GeneralNameTag.Email);
            WriteSubjects(writer, subtrees.Subjects);
        }
    }

    private static void WriteNames(AsnWriter writer, IReadOnlyCollection<string> names, Asn1Tag tag)
    {
        foreach (var name in names)
        {
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, tag);
            }
        }
    }

    private static void WriteSubjects(AsnWriter writer, IReadOnlyCollection<SubjectName> subjects)
    {
        foreach (var subject in subjects)
        {
            using (writer.PushSequence())
            using (writer.PushSequence(GeneralNameTag.Directory))
            {
                writer.WriteEncodedValue(subject.Encode().RawData);
            }
        }
    }

    private sealed record Subtrees(
        IReadOnlyCollection<string> Uris,
        IReadOnlyCollection<string> DnsNames,
        IReadOnlyCollection<string> Emails,
        IReadOnlyCollection<SubjectName> Subjects
    )
    {
        internal bool IsEmpty => Uris.Count + DnsNames.Count + Emails.Count + Subjects.Count == 0;
    }
}
