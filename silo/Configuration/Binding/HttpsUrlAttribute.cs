namespace FastCluster.Silo.Configuration.Binding;

/// <summary>
/// An absolute https URL without query, fragment and user part. It is compared as an exact string later, so nothing is
/// normalised here.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpsUrlAttribute : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string Rule => "is an absolute https URL without query, fragment and user part";

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null
        || (
            value is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttps
            && url.Host.Length > 0
            && url.UserInfo.Length == 0
            && text.AsSpan().IndexOfAny('?', '#', ' ') < 0
        );
}
