namespace FastCluster.Conformance.Tests.Registration;

public sealed class IssuerComparisonTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("https://client.test/", "HTTPS://client.test/")]
    [InlineData("https://client.test/", "https://CLIENT.test/")]
    [InlineData("https://client.test/", "https://client.test:443/")]
    [InlineData("https://client.test/", "https://client.test//")]
    [Requirement("JWT-17")]
    [Requirement("REG-07")]
    public async Task Register_IssuerThatOnlyNormalisesToTheCertifiedUri_IsRefused(string part, string other)
    {
        var client = server.Client();
        var issuer = client.Uri.Replace(part, other, StringComparison.Ordinal);

        var refused = await client.RegisterAsync(one => one.WithClaim("iss", issuer).WithClaim("sub", issuer));
        var exact = await client.RegisterAsync();

        Assert.Equal(("400 invalid_software_statement", "201"), (refused.Outcome, exact.Outcome));
    }
}
