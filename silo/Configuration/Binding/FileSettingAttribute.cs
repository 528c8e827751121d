namespace FastCluster.Silo.Configuration.Binding;

/// <summary>
/// A path of a file or folder: a relative one counts from the folder of the configuration file. A value that starts with
/// <c>-----BEGIN</c> is PEM text itself and stays as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FileSettingAttribute : Attribute;
