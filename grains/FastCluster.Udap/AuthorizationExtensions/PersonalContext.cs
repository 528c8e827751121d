namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>
/// The personal parts of what a client asserted: name and identifier of the subject, <c>hl7-b2b-user</c> and
/// <c>tefca_ias</c>. The type never prints its content, so that neither a log nor an error text can hold it. B2BU-08.
/// </summary>
public sealed class PersonalContext
{
    /// <summary>Most bytes of the JSON text; a larger context is refused. B2B-22.</summary>
    public const int MaximumLength = 16 * 1024;

    internal PersonalContext(ReadOnlyMemory<byte> json)
    {
        Json = json;
    }

    /// <summary>A context without personal parts.</summary>
    public static PersonalContext Empty { get; } = new(default);

    /// <summary>True when nothing personal was asserted.</summary>
    public bool IsEmpty => Json.IsEmpty;

    /// <summary>
    /// One JSON object in UTF-8 with the members <c>hl7-b2b</c> (only <c>subject_name</c> and <c>subject_id</c>),
    /// <c>hl7-b2b-user</c> and <c>tefca_ias</c> as far as present; empty when nothing personal was asserted. At most
    /// <see cref="MaximumLength"/> bytes. To be encrypted before it leaves the process; never logged.
    /// </summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Says only whether there is something.</summary>
    /// <returns>A constant text.</returns>
    public override string ToString() => IsEmpty ? "no personal context" : "personal context (hidden)";
}
