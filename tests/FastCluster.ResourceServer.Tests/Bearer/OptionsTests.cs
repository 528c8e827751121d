using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.ResourceServer.Tests.Bearer;

public sealed class OptionsTests : IDisposable
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private readonly LocalSigningKey _key = new("k", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());

    public void Dispose() => _key.Dispose();

    public static TheoryData<string, Action<FastClusterBearerOptions>> Faults =>
        new()
        {
            { "Issuer", options => options.Issuer = "http://as.test" },
            { "Audience", options => options.Audience = "fhir" },
            { "Credential", options => options.Credential = null },
            { "KeySetAddress", options => options.KeySetAddress = new("http://as.test/jwks") },
            {
                "RevocationFeedAddress",
                options => options.RevocationFeedAddress = new("/revocations", UriKind.Relative)
            },
            { "PollWait must be at most half", options => options.PollWait = TimeSpan.FromSeconds(6) },
            { "must be at most StalenessBound together", options => options.PollPause = TimeSpan.FromSeconds(4.6) },
            {
                "KeyCooldown must be at most",
                options => (options.KeyCooldown, options.KeyRefreshPeriod) = (s_minute, s_minute / 2)
            },
            { "PollWait must be whole seconds", options => options.PollWait = TimeSpan.FromMilliseconds(1500) },
            { "StalenessBound", options => options.StalenessBound = TimeSpan.FromMinutes(11) },
            { "WhenStale", options => options.WhenStale = (WhenStale)7 },
            { "Revocations must be", options => options.Revocations = (RevocationSource)7 },
            { "MaximumStatusLists", options => options.MaximumStatusLists = 0 },
            { "CacheSize", options => options.CacheSize = 1 },
            { "ClockSkew", options => options.ClockSkew = TimeSpan.FromSeconds(61) },
            { "KeyCooldown", options => options.KeyCooldown = TimeSpan.Zero },
            { "KeyRefreshPeriod", options => options.KeyRefreshPeriod = TimeSpan.FromDays(2) },
            { "MaximumFeedBytes", options => options.MaximumFeedBytes = 1 },
            { "PollPause", options => options.PollPause = TimeSpan.Zero },
            { "Realm", options => options.Realm = "a\"b" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Options_WithAFault_AreRefusedAndTheMessageNamesTheSetting(
        string text,
        Action<FastClusterBearerOptions> change
    )
    {
        var options = Valid();
        change(options);

        var result = new FastClusterBearerOptionsRules().Validate(FastClusterBearer.Scheme, options);

        Assert.Contains(text, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithDefaults_AreAccepted() =>
        Assert.True(new FastClusterBearerOptionsRules().Validate(FastClusterBearer.Scheme, Valid()).Succeeded);

    [Fact]
    [Requirement("REV-13")]
    public void Options_WithStatusLists_NeedNoCredential()
    {
        var options = Valid();
        (options.Revocations, options.Credential) = (RevocationSource.StatusList, null);

        Assert.True(new FastClusterBearerOptionsRules().Validate(FastClusterBearer.Scheme, options).Succeeded);
    }

    [Fact]
    public async Task Application_WithFaultySettings_DoesNotStartAndTellsAllFaults()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthentication().AddFastClusterBearer(options => options.Issuer = "as");
        await using var application = builder.Build();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => application.StartAsync());

        Assert.Equal(3, fault.Failures.Count());
    }

    [Fact]
    public void Scheme_AddedTwice_IsRefused()
    {
        var authentication = new ServiceCollection().AddAuthentication().AddFastClusterBearer(_ => { });

        Assert.Throws<InvalidOperationException>(() => authentication.AddFastClusterBearer(_ => { }));
    }

    private FastClusterBearerOptions Valid() =>
        new()
        {
            Issuer = "https://as.test",
            Audience = "https://fhir.test/r4",
            Credential = ResourceServerCredential.ForAssertion("rs", _key, [new byte[] { 1 }]),
        };
}
