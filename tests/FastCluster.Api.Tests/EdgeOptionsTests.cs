namespace FastCluster.Api.Tests;

public sealed class EdgeOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreGood()
    {
        var options = new EdgeOptions();

        Assert.True(new EdgeOptionsValidator().Validate(null, options).Succeeded);
        Assert.True(new EdgeOptionsRules().Validate(null, options).Succeeded);
    }

    [Fact]
    public void Validate_SeveralFaults_AreAllNamed()
    {
        var options = new EdgeOptions { TrustedProxies = { "not an address" } };
        options.Admin.Keys.Add(
            new()
            {
                Name = "ada",
                KeyId = "k",
                PublicKeyPem = "no key",
            }
        );

        var result = new EdgeOptionsRules().Validate(null, options);

        Assert.Contains(result.Failures!, fault => fault.Contains("TrustedProxies", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, fault => fault.Contains("Audience", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, fault => fault.Contains("PublicKeyPem", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_NestedValueOutOfRange_IsNamed()
    {
        var options = new EdgeOptions();
        options.Quotas.Token.PerSecond = 0;

        Assert.Contains(
            "PerSecond",
            new EdgeOptionsValidator().Validate(null, options).FailureMessage,
            StringComparison.Ordinal
        );
    }
}
