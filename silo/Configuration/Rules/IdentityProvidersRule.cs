namespace FastCluster.Silo.Configuration.Rules;

/// <summary>
/// What the server says of itself to identity providers is what they have to accept (REG-16, REG-17), and it names its own
/// communities, of each of which it has a certificate.
/// </summary>
internal sealed class IdentityProvidersRule : IConfigurationRule
{
    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".gif"];

    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        from item in ServerSettings.Servers(options)
        let settings = item.Server.People?.IdentityProviders
        where settings is not null
        from fault in CheckServer($"{item.Path}.people.identityProviders", item.Server, settings)
        select fault;

    private static IEnumerable<ConfigurationFault> CheckServer(
        string path,
        AuthorizationServerOptions server,
        IdentityProvidersOptions settings
    )
    {
        if (!s_pictures.Any(end => settings.LogoUri.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new($"{path}.logoUri", "ends with .png, .jpg or .gif", settings.LogoUri);
        }

        if (!settings.Contacts.Any(IsMail) || !settings.Contacts.All(IsUri))
        {
            yield return new(
                $"{path}.contacts",
                "are URIs, one mailto: among them",
                string.Join(' ', settings.Contacts)
            );
        }

        var uris = settings.Communities.Select((one, index) => ($"{path}.communities[{index}].uri", (string?)one.Uri));
        foreach (var fault in ServerSettings.Duplicates(uris, "is named once"))
        {
            yield return fault;
        }

        for (var index = 0; index < settings.Communities.Count; index++)
        {
            foreach (var fault in CheckCommunity($"{path}.communities[{index}]", server, settings.Communities[index]))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<ConfigurationFault> CheckCommunity(
        string path,
        AuthorizationServerOptions server,
        TrustedIdentityProvidersOptions trusted
    )
    {
        var declared = server.Communities.Select(one => one.Uri).ToHashSet(StringComparer.Ordinal);
        if (!declared.Contains(trusted.Uri))
        {
            yield return new($"{path}.uri", "is a community of the server", trusted.Uri);
        }

        var hasCertificate = server.FhirBases.Any(one => one.Identities.Any(it => it.Community == trusted.Uri));
        if (declared.Contains(trusted.Uri) && !hasCertificate)
        {
            yield return new($"{path}.uri", "is a community of a FHIR base, for the server signs there", trusted.Uri);
        }

        foreach (var (other, index) in trusted.AppCommunities.Select((other, index) => (other, index)))
        {
            if (!declared.Contains(other))
            {
                yield return new($"{path}.appCommunities[{index}]", "is a community of the server", other);
            }
        }

        foreach (var (url, index) in trusted.BaseUrls.Select((url, index) => (url, index)))
        {
            if (!url.StartsWith("https://", StringComparison.Ordinal) || !IsUri(url))
            {
                yield return new($"{path}.baseUrls[{index}]", "is an absolute https URL", url);
            }
        }
    }

    private static bool IsMail(string contact) =>
        contact.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        && contact.Contains('@', StringComparison.Ordinal);

    private static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out _);
}
