using System.CommandLine;
using System.Globalization;

namespace FastCluster.LoadTests.Commands;

/// <summary>Options with a range, which their help states.</summary>
internal static class NumberOptions
{
    /// <summary>Makes an option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means, with its unit.</param>
    /// <param name="usual">Default; null where it has to be given.</param>
    /// <param name="least">Smallest value.</param>
    /// <param name="most">Largest value.</param>
    public static Option<double> Create(string name, string description, double? usual, double least, double most)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        var option = new Option<double>(name) { Description = $"{description} {range}.", HelpName = "N" };
        if (usual is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        option.Required = usual is null;
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is var given && !(given >= least && given <= most))
            {
                result.AddError($"{name} is a number from {range}.");
            }
        });
        return option;
    }
}
