using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Scenarios;
using NBomber.Contracts;
using NBomber.CSharp;

namespace FastCluster.LoadTests.NBomber;

/// <summary>One of our scenarios as NBomber runs it: the same set-up, the same signed operations, the same clean-up.</summary>
internal static class NBomberScenario
{
    /// <summary>NBomber's ramps go in steps and may send a few more than a continuous one.</summary>
    private const double Margin = 1.2;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Makes it. Warm-up counts as load: NBomber's own would use operations up.</summary>
    /// <param name="scenario">What callers do.</param>
    /// <param name="plan">When they come; NBomber takes whole rates.</param>
    public static ScenarioProps Create(ILoadScenario scenario, LoadPlan plan)
    {
        var operations = (int)(plan.Arrivals * Margin);
        var queue = new PreparedQueue(plan.Ahead);
        return Scenario
            .Create(scenario.Name, context => RunAsync(queue, context))
            .WithInit(async start =>
            {
                await scenario.SetUpAsync(operations, CancellationToken.None);
                _ = Task.Run(() => queue.FillAsync(scenario, operations, CancellationToken.None));
                await queue.WaitUntilFullAsync();
            })
            .WithClean(_ => scenario.CleanUpAsync(CancellationToken.None))
            .WithoutWarmUp()
            .WithLoadSimulations(Simulations(plan));
    }

    private static async Task<IResponse> RunAsync(PreparedQueue queue, IScenarioContext context)
    {
        var operation =
            await queue.TakeAsync(CancellationToken.None)
            ?? throw new InvalidOperationException("No operation is prepared any more.");
        await Step.Run(
            operation.Name,
            context,
            async () =>
            {
                var outcome = await operation.TryAsync(CancellationToken.None);
                return outcome.IsOk ? Response.Ok() : Response.Fail(statusCode: outcome.ErrorClass);
            }
        );
        return Response.Ok(); // without bytes: the step has counted them
    }

    private static LoadSimulation[] Simulations(LoadPlan plan)
    {
        var rate = (int)Math.Ceiling(plan.Rate);
        var steady = Simulation.Inject(rate: rate, interval: s_interval, during: plan.WarmUp + plan.Duration);
        return plan.Ramp > TimeSpan.Zero
            ? [Simulation.RampingInject(rate: rate, interval: s_interval, during: plan.Ramp), steady]
            : [steady];
    }
}
