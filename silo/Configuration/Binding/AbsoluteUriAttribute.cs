namespace FastCluster.Silo.Configuration.Binding;

/// <summary>An absolute URI of any scheme, 1 to 2,048 characters without blanks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AbsoluteUriAttribute : SettingRuleAttribute
{
    private const int MaximumLength = 2_048;

    /// <inheritdoc/>
    public override string Rule => "is an absolute URI of at most 2048 characters without blanks";

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null
        || (
            value is string { Length: <= MaximumLength } text
            && !text.Contains(' ', StringComparison.Ordinal)
            && Uri.TryCreate(text, UriKind.Absolute, out _)
        );
}
