using FastCluster.Kubernetes.Tests.Manifests;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Pods;

/// <summary>
/// The files that a pod sees, below a folder: exactly what its volumes mount, nothing else. The program's own reader reads
/// its settings from there and from the pod's environment.
/// </summary>
internal sealed class PodFolder : IDisposable
{
    private const string PodAddress = "10.1.2.3";
    private static readonly string[] s_roots = ["/etc/fastcluster/", "/var/lib/fastcluster"];
    private readonly string _root = Directory.CreateTempSubdirectory("fastcluster-pod-").FullName;
    private readonly Workload _workload;

    /// <summary>Mounts the volumes.</summary>
    /// <param name="deployment">Where rendered ConfigMaps are.</param>
    /// <param name="workload">Whose pod it is.</param>
    /// <param name="operatorObjects">What the operator made.</param>
    public PodFolder(Deployment deployment, Workload workload, OperatorObjects operatorObjects)
    {
        _workload = workload;
        foreach (var mount in workload.Container.VolumeMounts)
        {
            var volume = workload.Pod.Volumes.SingleOrDefault(candidate => candidate.Name == mount.Name);
            foreach (var (name, text) in FilesOf(volume, deployment, operatorObjects))
            {
                Directory.CreateDirectory(Place(mount.MountPath));
                File.WriteAllText(Path.Combine(Place(mount.MountPath), name), Rebase(text));
            }
        }
    }

    /// <summary>The program's settings in this pod.</summary>
    /// <param name="now">Time at which a development node would prepare itself.</param>
    /// <param name="more">Further variables of the pod.</param>
    /// <exception cref="InvalidConfigurationException">The program would not start.</exception>
    public FastClusterOptions ReadSettings(DateTimeOffset now, params (string Name, string Value)[] more)
    {
        var variables = (_workload.Container.Env ?? [])
            .Select(variable => (variable.Name, Value: ValueOf(variable)))
            .Concat(more)
            .Where(variable => variable.Name.StartsWith(FastClusterOptions.EnvironmentPrefix, StringComparison.Ordinal))
            .ToDictionary(
                variable =>
                    variable
                        .Name[FastClusterOptions.EnvironmentPrefix.Length..]
                        .Replace("__", ":", StringComparison.Ordinal),
                variable => (string?)Rebase(variable.Value)
            );
        return ConfigurationReader.Read(ConfigurationFile(now), variables);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string ConfigurationFile(DateTimeOffset now) =>
        _workload.Container.Args switch
        {
            [.., "--config", var file] => Place(file),
            ["run", "--data", var folder] => DevelopmentNode.Prepare(Place(folder), now).Configuration,
            var arguments => throw new InvalidOperationException($"Unknown arguments {string.Join(' ', arguments)}."),
        };

    private static IEnumerable<KeyValuePair<string, string>> FilesOf(
        V1Volume? volume,
        Deployment deployment,
        OperatorObjects operatorObjects
    ) =>
        volume switch
        {
            { Secret.SecretName: { } name } => operatorObjects.Secrets[name],
            { ConfigMap.Name: { } name } => deployment
                .OfType<V1ConfigMap>()
                .SingleOrDefault(map => map.Metadata.Name == name)
                ?.Data.AsReadOnly()
                ?? operatorObjects.ConfigMaps[name],
            _ => [],
        };

    private static string ValueOf(V1EnvVar variable) =>
        variable switch
        {
            { Value: { } value } => value,
            { ValueFrom.FieldRef.FieldPath: "status.podIP" } => PodAddress,
            _ => throw new InvalidOperationException($"The value of {variable.Name} is not known."),
        };

    private string Place(string path) => _root + path;

    /// <summary>Paths of the pod in a text, moved below the folder.</summary>
    private string Rebase(string text) =>
        s_roots.Aggregate(text, (current, root) => current.Replace(root, _root + root, StringComparison.Ordinal));
}
