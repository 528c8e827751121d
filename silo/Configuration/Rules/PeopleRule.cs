using FastCluster.Silo.Configuration.Servers;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>
/// People sign in at one place, on one origin, and nobody signs in with a password of a file in Production. Files are looked
/// at where the process serves people.
/// </summary>
/// <param name="isServing">Whether the process opens the public listener.</param>
internal sealed class PeopleRule(bool isServing) : IConfigurationRule
{
    private const int MaximumBytes = 256 * 1024;
    private const int MaximumSecretBytes = 4 * 1024;

    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        from item in ServerSettings.Servers(options)
        where item.Server.People is not null
        from fault in CheckServer($"{item.Path}.people", item.Server, options.Environment)
        select fault;

    private IEnumerable<ConfigurationFault> CheckServer(
        string path,
        AuthorizationServerOptions server,
        NodeEnvironment environment
    )
    {
        var people = server.People!;
        var files = isServing ? CheckFiles(path, people, environment) : [];
        return CheckSignIn(path, people, environment).Concat(CheckPlaces(path, server)).Concat(files);
    }

    private static IEnumerable<ConfigurationFault> CheckSignIn(
        string path,
        PeopleOptions people,
        NodeEnvironment environment
    )
    {
        if (people.UsersFile is null == people.OpenIdConnect is null)
        {
            var found = people.UsersFile is null ? null : "both";
            yield return new($"{path}.usersFile", "or openIdConnect is set, exactly one of them", found);
        }

        if (people.UsersFile is not null && environment == NodeEnvironment.Production)
        {
            yield return new($"{path}.usersFile", "is not used in Production; use openIdConnect", people.UsersFile);
        }

        if (people.OpenIdConnect is { } upstream && !upstream.Scopes.Contains("openid", StringComparer.Ordinal))
        {
            yield return new($"{path}.openIdConnect.scopes", "holds openid", string.Join(' ', upstream.Scopes));
        }

        if (people.SessionLimit < people.SessionLifetime)
        {
            yield return new($"{path}.sessionLimit", "is not below sessionLifetime", $"{people.SessionLimit}");
        }
    }

    /// <summary>Cookies and forms belong to one origin.</summary>
    private static IEnumerable<ConfigurationFault> CheckPlaces(string path, AuthorizationServerOptions server)
    {
        var origin = OriginOf(server.Issuer);
        foreach (var (name, url) in Places(server).Where(place => OriginOf(place.Url) != origin))
        {
            yield return new($"{path}.{name}", "has the host and port of the issuer", url);
        }

        var assets = PeopleUrls.From(server)!.Assets;
        if (!assets.EndsWith('/'))
        {
            yield return new($"{path}.assetsAddress", "ends with a slash", assets);
        }
    }

    /// <summary>Settings of people's URLs with their values.</summary>
    public static IEnumerable<(string Name, string Url)> Places(AuthorizationServerOptions server)
    {
        if (PeopleUrls.From(server) is not { } urls)
        {
            yield break;
        }

        yield return ("authorizationEndpoint", urls.Authorization);
        yield return ("signInPage", urls.SignIn);
        yield return ("consentEndpoint", urls.Consent);
        yield return ("appsPage", urls.Apps);
        yield return ("signOutEndpoint", urls.SignOut);
        yield return ("callbackEndpoint", urls.Callback);
        yield return ("assetsAddress", urls.Assets);
    }

    /// <summary>Settings of an identity provider's URLs with their values; no cookie goes there, so any host will do.</summary>
    public static IEnumerable<(string Name, string Url)> IdentityPlaces(AuthorizationServerOptions server)
    {
        if (IdentityProviderMapper.Map(server) is { } role)
        {
            yield return ("identityProvider.userInfoEndpoint", role.UserInfo);
            yield return ("identityProvider.keysUri", role.Keys);
        }
    }

    private static IEnumerable<ConfigurationFault> CheckFiles(
        string path,
        PeopleOptions people,
        NodeEnvironment environment
    )
    {
        if (people.UsersFile is { } users && environment != NodeEnvironment.Production)
        {
            if (UsersFile.FindFault(users) is { } rule)
            {
                yield return new($"{path}.usersFile", rule, users);
            }
        }

        if (people.OpenIdConnect is { } upstream && !IsFile(upstream.ClientSecretFile, MaximumSecretBytes))
        {
            var setting = $"{path}.openIdConnect.clientSecretFile";
            yield return new(setting, "is a file with the secret, at most 4 KiB", upstream.ClientSecretFile);
        }

        if (people.Pages.StyleSheetFile is { } sheet && !IsFile(sheet, MaximumBytes))
        {
            yield return new($"{path}.pages.styleSheetFile", "is a file of 1 byte to 256 KiB", sheet);
        }

        if (people.Pages.LogoFile is { } logo && (LogoFiles.MediaTypeOf(logo) is null || !IsFile(logo, MaximumBytes)))
        {
            yield return new($"{path}.pages.logoFile", "is a .png, .jpg, .webp or .svg file of at most 256 KiB", logo);
        }
    }

    private static bool IsFile(string file, int maximumBytes)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > 0 } found && found.Length <= maximumBytes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string OriginOf(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);
}
