namespace FastCluster.Silo.Configuration.Binding;

/// <summary>Base of the URLs of a collector: http or https, without path, query, fragment and user part.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CollectorUrlAttribute : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string Rule => "is http(s)://HOST:PORT without path, query, fragment and user part";

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null
        || (
            value is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0
            && url.PathAndQuery == "/"
            && url.Fragment.Length == 0
        );
}
