using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Storage;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.People;

/// <summary>What a person, a client or an operator ended stays ended, whatever fails or overtakes it on the way.</summary>
public sealed class WithdrawalTests : IAsyncLifetime, IDisposable
{
    private readonly CallHook _calls = new();
    private RunningServer? _server;

    private RunningServer Server => _server!;

    public async Task InitializeAsync() =>
        _server = await PeopleServer.StartAsync(addServices: services =>
            services.AddSingleton<IIncomingGrainCallFilter>(_calls)
        );

    public Task DisposeAsync() => Server.DisposeAsync();

    public void Dispose() => _calls.End();

    [Fact]
    [Requirement("REF-07")]
    [Requirement("REV-12")]
    public async Task Withdrawal_ThatTheLogDidNotTake_IsMadeGoodBeforeAnythingElse()
    {
        var app = await TestApp.RegisterAsync(Server);
        var tokens = await app.GetTokensAsync();
        var key = Assert.Single(await app.ListAsync(PeopleServer.Alice)).Key;
        FailAppends();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.WithdrawAsync(PeopleServer.Alice, key));
        _calls.End();

        Assert.Empty(await app.ListAsync(PeopleServer.Alice));
        await Eventually.DiesAsync(Server.ResourceServer(), tokens["access_token"]!);
        var refused = await app.RefreshAsync(tokens["refresh_token"]!);
        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.RefreshFamilyDead, Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("REV-04")]
    public async Task Revocation_ThatTheLogDidNotTake_IsCarriedOutByItsRetry()
    {
        var app = await TestApp.RegisterAsync(Server);
        var tokens = await app.GetTokensAsync();
        FailAppends();
        Assert.Equal("503 temporarily_unavailable", (await app.Client.RevokeAsync(tokens["refresh_token"]!)).Outcome);
        _calls.End();

        Assert.Equal("200", (await app.Client.RevokeAsync(tokens["refresh_token"]!)).Outcome);

        Assert.False(await Server.ResourceServer().IsActiveAsync(tokens["access_token"]!));
    }

    [Fact]
    [Requirement("MOD-18")]
    public async Task Cancellation_ThatTheLogDidNotTake_IsCarriedOutByItsRetry()
    {
        var app = await TestApp.RegisterAsync(Server);
        var tokens = await app.GetTokensAsync();
        FailAppends();
        Assert.Equal("503 temporarily_unavailable", (await app.Client.CancelAsync()).Outcome);
        _calls.End();

        await app.Client.CancelAsync();

        await Eventually.DiesAsync(Server.ResourceServer(), tokens["access_token"]!);
    }

    /// <summary>The node that redeems does not know of the withdrawal yet; the person's row does.</summary>
    [Fact]
    [Requirement("REF-07")]
    [Requirement("CONS-14")]
    public async Task Code_RedeemedAsItsConsentIsWithdrawn_BeginsNoFamily()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();
        var key = Assert.Single(await app.ListAsync(PeopleServer.Alice)).Key;
        _calls.Begin(
            nameof(IRefreshFamilyGrain.BeginAsync),
            async call =>
            {
                await call.Invoke();
                _calls.End();
                await app.WithdrawAsync(PeopleServer.Alice, key);
            }
        );

        var redeemed = await app.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", redeemed.Outcome);
        Assert.Equal(RejectionReason.CodeExpired, Server.ReasonOf(redeemed));
    }

    [Fact]
    [Requirement("REF-07")]
    [Requirement("CONS-13")]
    public async Task RememberedConsent_WithdrawnWhileARequestIsJudged_GivesNoCode()
    {
        var app = await TestApp.RegisterAsync(Server);
        await app.GetCodeAsync(request: app.Request("user/Patient.rs"), isRemembered: true);
        var key = Assert.Single(await app.ListAsync(PeopleServer.Alice)).Key;
        _calls.Begin(
            nameof(IPersonGrain.GetAllowedAsync),
            async call =>
            {
                await call.Invoke();
                _calls.End();
                await app.WithdrawAsync(PeopleServer.Alice, key);
            }
        );

        var reply = await app.JudgeAsync(app.Request("user/Patient.rs"), PeopleServer.Alice);

        Assert.Equal(RejectionReason.JudgedStale, Assert.IsType<AuthorizationReply.Shown>(reply).Reason);
        Assert.Empty(await app.ListAsync(PeopleServer.Alice));
    }

    [Fact]
    [Requirement("REF-08")]
    public async Task Codes_ThatNobodyRedeems_EndNoFamily()
    {
        var app = await TestApp.RegisterAsync(Server);
        await app.GetCodeAsync(isRemembered: true);
        var tokens = await app.GetTokensAsync();
        for (var visit = 0; visit < 11; visit++)
        {
            await app.GetCodeAsync();
        }

        Assert.Equal("200", (await app.RefreshAsync(tokens["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("REF-08")]
    public async Task Families_OfCodesCollectedBefore_AreBoundedToo()
    {
        var app = await TestApp.RegisterAsync(Server);
        var codes = new List<string>();
        for (var device = 0; device < 11; device++)
        {
            codes.Add(await app.GetCodeAsync());
        }

        var families = new List<Answer>();
        foreach (var code in codes)
        {
            families.Add(await app.RedeemAsync(code));
        }

        var oldest = await app.RefreshAsync(families[0]["refresh_token"]!);
        Assert.Equal(RejectionReason.RefreshTokenInvalid, Server.ReasonOf(oldest));
        Assert.Equal("200", (await app.RefreshAsync(families[1]["refresh_token"]!)).Outcome);
    }

    /// <summary>After its claim a code is used up: 503 would ask for a retry that counts as a second use.</summary>
    [Fact]
    [Requirement("CONS-14")]
    public async Task Code_WhoseFamilyCannotBeWritten_IsRefusedForGood()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();
        _calls.Begin(nameof(IRefreshFamilyGrain.BeginAsync), _ => throw NoStore());
        var lost = await app.RedeemAsync(code);
        _calls.End();

        Assert.Equal("400 invalid_grant", lost.Outcome);
        Assert.Equal(RejectionReason.CodeUseUnknown, Server.ReasonOf(lost));
        Assert.NotNull((await app.GetTokensAsync())["refresh_token"]);
    }

    [Fact]
    [Requirement("CONS-14")]
    public async Task Code_RedeemedWhileItsOwnersAreAway_StaysGood()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();
        _calls.Begin(nameof(IRevocationLogGrain.GetEpochsAsync), _ => throw NoStore());
        Assert.Equal("503 temporarily_unavailable", (await app.RedeemAsync(code)).Outcome);
        _calls.End();

        Assert.Equal("200", (await app.RedeemAsync(code)).Outcome);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task RememberedConsent_OfOneBase_IsNotOneForAnother()
    {
        var app = await TestApp.RegisterAsync(Server);
        List<AuthorizationParameter> forOne = [.. app.Request(), new("resource", Names.BaseOne)];
        await app.GetCodeAsync(request: forOne, isRemembered: true);

        Assert.IsType<AuthorizationReply.Granted>(await app.JudgeAsync(forOne, PeopleServer.Alice));
        Assert.IsType<AuthorizationReply.ConsentNeeded>(await app.JudgeAsync(app.Request(), PeopleServer.Alice));
        List<AuthorizationParameter> forTwo = [.. app.Request(), new("resource", Names.BaseTwo)];
        Assert.IsType<AuthorizationReply.ConsentNeeded>(await app.JudgeAsync(forTwo, PeopleServer.Alice));
    }

    private void FailAppends() => _calls.Begin(nameof(IRevocationLogGrain.AppendAsync), _ => throw NoStore());

    private static StoreUnavailableException NoStore() => new("The store is away.");
}
