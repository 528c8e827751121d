using System.Globalization;
using System.Security.Cryptography;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Keys;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Floor;

/// <summary>
/// What a resource server pays for a token, at the verifier's call and on one thread: the bare ES256 verification of the same
/// bytes, the first use of each token, and later uses. Processor time, since the machine may be busy.
/// </summary>
internal static class Verification
{
    private const int GroupSize = 100;
    private const int WarmUpRounds = 3; // until everything runs fully compiled
    private const int LaterUses = 20;

    /// <summary>Measures the three in turn, round by round, and prints rates and ratios.</summary>
    /// <param name="settings">Tokens and rounds.</param>
    public static async Task<int> RunAsync(FloorSettings settings)
    {
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = new LocalSigningKey(VerifiedTokens.KeyId, JwtAlgorithm.Es256, signer.ExportPkcs8PrivateKey());
        using var verifier = ECDsa.Create(signer.ExportParameters(includePrivateParameters: false));
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var tokens = await VerifiedTokens.MakeAsync(key, settings.Requests);
        Console.WriteLine(
            $"{settings.Requests} tokens of {tokens[0].Length} characters, rates per second of processor time"
        );
        var rounds = new List<Rates>();
        for (var round = 1 - WarmUpRounds; round <= settings.Rounds; round++)
        {
            var subject = await CreateVerifierAsync(services, signer, settings.Requests);
            var rates = await MeasureAsync(subject, verifier, tokens);
            if (round > 0)
            {
                rounds.Add(rates);
                Console.WriteLine($"round {round}: {rates}");
            }
        }

        Print("raw ES256 verifications/s", rounds.Select(one => one.Raw));
        Print("first use of a token, verifications/s", rounds.Select(one => one.First));
        Print("later use of a token, verifications/s", rounds.Select(one => one.Later));
        Print("ratio of first use to raw (wanted 0.75)", rounds.Select(one => one.First / one.Raw));
        Print("ratio of later use to raw (wanted 30)", rounds.Select(one => one.Later / one.Raw));
        return 0;
    }

    /// <summary>The three take turns over small groups of tokens, so that a busy machine slows all of them alike.</summary>
    private static async Task<Rates> MeasureAsync(AccessTokenVerifier subject, ECDsa verifier, string[] tokens)
    {
        var (raw, first, later) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var group in tokens.Chunk(GroupSize))
        {
            var parsed = group.Select(Parse).ToArray();
            raw += MeasureRaw(verifier, parsed);
            first += await MeasureAsync(subject, group, uses: 1);
            later += await MeasureAsync(subject, group, LaterUses);
        }

        return new(
            tokens.Length / raw.TotalSeconds,
            tokens.Length / first.TotalSeconds,
            LaterUses * tokens.Length / later.TotalSeconds
        );
    }

    private static TimeSpan MeasureRaw(ECDsa verifier, AccessToken[] tokens)
    {
        var start = Environment.CpuUsage.TotalTime;
        var isRight = Array.TrueForAll(
            tokens,
            one =>
                verifier.VerifyData(
                    one.SigningInput.Span,
                    one.Signature.Span,
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                )
        );
        var elapsed = Environment.CpuUsage.TotalTime - start;
        return isRight ? elapsed : throw new InvalidOperationException("A signature is wrong.");
    }

    private static async Task<TimeSpan> MeasureAsync(AccessTokenVerifier subject, string[] tokens, int uses)
    {
        var accepted = 0;
        var start = Environment.CpuUsage.TotalTime;
        for (var use = 0; use < uses; use++)
        {
            foreach (var token in tokens)
            {
                accepted += await subject.VerifyAsync(token) is TokenVerdict.Accepted ? 1 : 0;
            }
        }

        var elapsed = Environment.CpuUsage.TotalTime - start;
        return accepted == uses * tokens.Length
            ? elapsed
            : throw new InvalidOperationException($"{accepted} tokens were accepted.");
    }

    /// <summary>The library's own parts over a key set and a feed page in memory; nothing is cached yet.</summary>
    private static async Task<AccessTokenVerifier> CreateVerifierAsync(
        ServiceProvider services,
        ECDsa signer,
        int tokens
    )
    {
        var clock = TimeProvider.System;
        var options = new FastClusterBearerOptions
        {
            Issuer = VerifiedTokens.Issuer,
            Audience = VerifiedTokens.Audience,
            KeySetAddress = new($"{VerifiedTokens.Issuer}/jwks.json"),
            BackchannelHandler = new KeySetHandler(signer),
            StalenessBound = TimeSpan.FromMinutes(10),
            CacheSize = 3 * tokens,
        };
        var keys = new SigningKeys(
            new AuthorizationServerClient(options, clock),
            options,
            clock,
            NullLogger<SigningKeys>.Instance
        );
        await keys.RefreshAsync(CancellationToken.None);
        var revocations = new RevocationState(clock);
        revocations.Apply(VerifiedTokens.Page(), Moment.Of(clock));
        var meters = services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        return new(
            options,
            keys,
            new FeedKnowledge(revocations, options),
            new ResourceServerMetrics(meters, revocations),
            clock
        );
    }

    private static AccessToken Parse(string token) =>
        AccessTokenReader.TryParse(token, out var read)
            ? read!
            : throw new InvalidOperationException("The token does not parse.");

    private static void Print(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: min {sorted[0]:F2}, median {sorted[sorted.Length / 2]:F2}, max {sorted[^1]:F2}"
            )
        );
    }

    private sealed record Rates(double Raw, double First, double Later)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"raw {Raw:F0}, first {First:F0}, later {Later:F0}");
    }
}
