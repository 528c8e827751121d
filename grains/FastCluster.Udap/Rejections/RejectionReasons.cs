using System.Collections.Frozen;
using System.Reflection;

namespace FastCluster.Udap.Rejections;

/// <summary>What log and decision stream say of a reason beside its name.</summary>
public static class RejectionReasons
{
    /// <summary>Read once from the attributes; a look-up needs no reflection.</summary>
    private static readonly FrozenDictionary<RejectionReason, string> s_requirements = typeof(RejectionReason)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(
            static field => (RejectionReason)field.GetRawConstantValue()!,
            static field => string.Join(' ', field.GetCustomAttribute<EnforcesAttribute>()?.Requirements ?? [])
        );

    extension(RejectionReason reason)
    {
        /// <summary>The number that is stored and logged; it never changes.</summary>
        public int Id => (int)reason;

        /// <summary>Ids of the requirements it enforces, parted by one space; empty for <see cref="RejectionReason.None"/>.</summary>
        public string Requirements => s_requirements.GetValueOrDefault(reason, string.Empty);
    }
}
