using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace FastCluster.LoadTests.Reports;

/// <summary>Where a run was made.</summary>
/// <param name="Cores">Processors that this process may use.</param>
/// <param name="System">Operating system.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Build">Version of this program, with its commit where the build knew it.</param>
/// <param name="LoadAverage">Of the minute before the run; null where the system does not say.</param>
internal sealed record MachineReport(int Cores, string System, string Runtime, string Build, double? LoadAverage)
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>This machine, now.</summary>
    public static MachineReport Read() =>
        new(
            Environment.ProcessorCount,
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            typeof(MachineReport)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
                ?? "unknown",
            File.Exists(LoadFile)
                ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture)
                : null
        );
}
