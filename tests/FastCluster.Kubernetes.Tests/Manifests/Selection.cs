using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Manifests;

/// <summary>Label selectors, as the API server reads them.</summary>
internal static class Selection
{
    /// <summary>Whether a selector means pods of these labels. An empty selector means all.</summary>
    public static bool Matches(V1LabelSelector selector, IDictionary<string, string> labels) =>
        Matches(selector.MatchLabels, labels)
        && (selector.MatchExpressions ?? []).All(expression => Matches(expression, labels));

    /// <summary>Whether all wanted labels are there.</summary>
    public static bool Matches(IDictionary<string, string>? wanted, IDictionary<string, string> labels) =>
        (wanted ?? new Dictionary<string, string>()).All(label =>
            labels.TryGetValue(label.Key, out var value) && value == label.Value
        );

    private static bool Matches(V1LabelSelectorRequirement expression, IDictionary<string, string> labels) =>
        expression.OperatorProperty == "In"
            ? labels.TryGetValue(expression.Key, out var value) && expression.Values.Contains(value)
            : throw new NotSupportedException($"Operator {expression.OperatorProperty} is not used so far.");
}
