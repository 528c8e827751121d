namespace FastCluster.Silo.Configuration.Binding;

/// <summary>A property that no setting fills.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnboundAttribute : Attribute;
