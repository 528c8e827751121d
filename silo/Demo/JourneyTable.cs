using System.Globalization;
using FastCluster.Silo.Demo.Journey;
using Spectre.Console;

namespace FastCluster.Silo.Demo;

/// <summary>The journey as a table that fills while a person looks on; drawn once at the end where the output is no terminal.</summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="steps">The steps of the journey.</param>
internal sealed class JourneyTable(IAnsiConsole console, IReadOnlyList<IJourneyStep> steps) : IJourneyObserver
{
    private readonly Table _table = CreateTable(steps);
    private Action _refresh = static () => { };

    /// <summary>Draws the table while an action runs.</summary>
    /// <typeparam name="T">What the action returns.</typeparam>
    /// <param name="action">Runs the journey with this table as its observer.</param>
    public Task<T> ShowAsync<T>(Func<IJourneyObserver, Task<T>> action) =>
        console.Profile.Capabilities.Ansi ? ShowLiveAsync(action) : ShowOnceAsync(action);

    /// <inheritdoc/>
    public void OnStarted(int number) => Update(number, "[yellow]…[/]", "", "[grey]under way[/]");

    /// <inheritdoc/>
    public void OnEnded(int number, StepOutcome outcome, TimeSpan elapsed)
    {
        var mark = outcome is StepOutcome.Passed ? "[green]✓[/]" : "[red]✗[/]";
        var color = outcome is StepOutcome.Passed ? "default" : "red";
        var time = elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
        Update(number, mark, time, $"[{color}]{Markup.Escape(outcome.Line)}[/]");
    }

    private static Table CreateTable(IReadOnlyList<IJourneyStep> steps)
    {
        var result = new Table().Border(TableBorder.Rounded).Expand();
        result.AddColumn(new TableColumn("").Centered());
        result.AddColumn(new TableColumn("[bold]Step[/]").NoWrap());
        result.AddColumn(new TableColumn("[bold]Time[/]").RightAligned().NoWrap());
        result.AddColumn(new TableColumn("[bold]What happened[/]"));
        foreach (var step in steps)
        {
            result.AddRow("[grey]·[/]", Markup.Escape(step.Name), "", "");
        }

        return result;
    }

    private Task<T> ShowLiveAsync<T>(Func<IJourneyObserver, Task<T>> action) =>
        console
            .Live(_table)
            .AutoClear(false)
            .StartAsync(context =>
            {
                _refresh = context.Refresh;
                return action(this);
            });

    private async Task<T> ShowOnceAsync<T>(Func<IJourneyObserver, Task<T>> action)
    {
        var result = await action(this);
        console.Write(_table);
        return result;
    }

    private void Update(int number, string mark, string time, string line)
    {
        var row = number - 1;
        _table.UpdateCell(row, 0, mark);
        _table.UpdateCell(row, 2, time);
        _table.UpdateCell(row, 3, line);
        _refresh();
    }
}
