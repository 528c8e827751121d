using System.Text.Json;
using FastCluster.Silo.Commands;
using FastCluster.Silo.Demo.Tiered;

namespace FastCluster.Silo.Tests.Demo;

public sealed class TieredDemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console;

    public TieredDemoTests() => _console = new(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tiered_HeadlessPerson_PassesEveryStepAndWritesThem()
    {
        Assert.Equal(ExitCodes.Success, await _console.RunAsync("demo", "--tiered"));

        var report = ReadReport("demo-tiered.json");
        var steps = report.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(12, steps.Length);
        Assert.All(steps, step => Assert.True(step.GetProperty("passed").GetBoolean()));
        Assert.Contains(
            "user/Patient.rs, user/Observation.rs",
            LineOf(steps, "Allow the app"),
            StringComparison.Ordinal
        );
        Assert.Contains("patient-4711", LineOf(steps, "Redeem the code"), StringComparison.Ordinal);
        Assert.Contains("only Citizen ID asked", LineOf(steps, "Come again"), StringComparison.Ordinal);
        Assert.Contains("1 registration", LineOf(steps, "What the provider saw"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiered_Report_HoldsNothingToGoOnWithInTheNameOfThePerson()
    {
        await using var world = await TieredWorld.StartAsync(TimeProvider.System, CancellationToken.None);

        Assert.Equal(ExitCodes.Success, await VisitAsync(world));

        var text = await File.ReadAllTextAsync(_folder["out.json"]);
        var codes = text.Split("code=")[1..];
        Assert.NotEmpty(codes);
        Assert.All(codes, rest => Assert.StartsWith("(hidden)", rest, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Person.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("id_token\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiered_ProviderIsDown_FailsAtTheLinkAndSaysSo()
    {
        await using var world = await TieredWorld.StartAsync(TimeProvider.System, CancellationToken.None);
        await world.Provider.StopAsync();

        Assert.Equal(ExitCodes.Failure, await VisitAsync(world));

        var report = ReadReport("out.json");
        var steps = report.GetProperty("steps").EnumerateArray().ToArray();
        Assert.False(report.GetProperty("passed").GetBoolean());
        Assert.Equal("Follow the app's link", steps[^1].GetProperty("name").GetString());
        Assert.All(steps[..^1], step => Assert.True(step.GetProperty("passed").GetBoolean()));
        Assert.StartsWith(
            "expected the sign-in of Citizen ID, got the app, which was told ",
            steps[^1].GetProperty("line").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tiered_NobodyComesAndItIsInterrupted_FailsThere()
    {
        await using var world = await TieredWorld.StartAsync(TimeProvider.System, CancellationToken.None);
        using var interruption = new CancellationTokenSource();

        var visit = VisitAsync(world, isWaiting: true, interruption.Token);
        while (!world.App.IsOpen && !visit.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await interruption.CancelAsync();

        Assert.Equal(ExitCodes.Failure, await visit);
        var steps = ReadReport("out.json").GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal("Wait for a person", steps[^1].GetProperty("name").GetString());
        Assert.Contains($"Password  {world.Person.Password}", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--server", "https://other.example")]
    [InlineData("--data", "data")]
    public async Task Tiered_WithAnotherServer_IsUsage(string option, string value)
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("demo", "--tiered", option, value));
        Assert.Contains("--tiered", _console.Output, StringComparison.Ordinal);
        Assert.Contains(value, _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wait_WithoutTiered_IsUsage()
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("demo", "--wait"));
        Assert.Contains("--tiered", _console.Output, StringComparison.Ordinal);
    }

    private Task<int> VisitAsync(
        TieredWorld world,
        bool isWaiting = false,
        CancellationToken cancellationToken = default
    ) => new TieredDemo(_console.Environment).VisitAsync(world, isWaiting, _folder["out.json"], cancellationToken);

    private static string LineOf(JsonElement[] steps, string name) =>
        steps.Single(step => step.GetProperty("name").GetString() == name).GetProperty("line").GetString()!;

    private JsonElement ReadReport(string name) => JsonElement.Parse(File.ReadAllText(_folder[name]));
}
