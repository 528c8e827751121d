using FastCluster.Api.People.Settings;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>Turns settings and the files that they name into what the HTTP edge knows of people.</summary>
internal static class PeopleMapper
{
    /// <summary>Reads the files and maps every server that serves people.</summary>
    /// <param name="options">Checked configuration.</param>
    /// <exception cref="IOException">A file can no longer be read.</exception>
    public static PeopleDirectory Map(FastClusterOptions options) =>
        new(options.AuthorizationServers.Where(server => server.People is not null).Select(Map));

    private static PeopleSettings Map(AuthorizationServerOptions server)
    {
        var people = server.People!;
        return new()
        {
            ServerId = server.Id,
            SessionLifetime = people.SessionLifetime,
            SessionLimit = people.SessionLimit,
            Users = people.UsersFile is { } file ? UsersFile.Read(file) : null,
            Upstream = people.OpenIdConnect is { } upstream ? Map(upstream) : null,
            Pages = Map(people.Pages, server.Issuer),
        };
    }

    private static UpstreamSettings Map(UpstreamOptions upstream) =>
        new()
        {
            Authority = upstream.Authority,
            ClientId = upstream.ClientId,
            ClientSecret = File.ReadAllText(upstream.ClientSecretFile).TrimEnd('\r', '\n'),
            Scopes = upstream.Scopes,
            SubjectClaim = upstream.SubjectClaim,
        };

    private static PageSettings Map(PagesOptions pages, string issuer) =>
        new()
        {
            DisplayName = pages.DisplayName ?? new Uri(issuer).Host,
            DefaultLanguage = pages.DefaultLanguage,
            StyleSheet = pages.StyleSheetFile is { } sheet ? Read(sheet, "text/css; charset=utf-8") : null,
            Logo = pages.LogoFile is { } logo ? Read(logo, LogoFiles.MediaTypeOf(logo)!) : null,
        };

    private static PageFile Read(string file, string mediaType) => new(mediaType, File.ReadAllBytes(file));
}
