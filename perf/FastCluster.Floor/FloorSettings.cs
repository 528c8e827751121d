using System.Globalization;

namespace FastCluster.Floor;

/// <summary>Size of a run.</summary>
internal sealed record FloorSettings(int Requests, int Rounds)
{
    /// <summary>Null when the arguments are not understood.</summary>
    public static FloorSettings? Parse(string[] args)
    {
        var settings = new FloorSettings(4000, 5);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (
                index + 1 == args.Length
                || !int.TryParse(args[index + 1], CultureInfo.InvariantCulture, out var value)
                || value < 1
            )
            {
                return null;
            }

            settings = args[index] switch
            {
                "--requests" => settings with { Requests = value },
                "--rounds" => settings with { Rounds = value },
                _ => null,
            };
            if (settings is null)
            {
                return null;
            }
        }

        return settings;
    }
}
