using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using FastCluster.Contracts.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FastCluster.Api.People.SessionKeys;

/// <summary>
/// The node's copy of the cluster's session keys, as the framework reads it: without waiting. A key that the framework makes is
/// only held for <see cref="SessionKeyUpkeep"/>, which has it stored before anybody reads it here. Safe for concurrent use.
/// </summary>
internal sealed class SessionKeyRepository : IXmlRepository
{
    private static readonly XmlReaderSettings s_plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    private volatile Snapshot? _read;
    private XElement? _made;

    /// <summary>Version of the copy; null before the first read.</summary>
    public long? Version => _read?.Version;

    /// <summary>Takes over what the cluster holds.</summary>
    /// <param name="keys">All keys.</param>
    /// <exception cref="XmlException">A key is no XML: somebody stored something else.</exception>
    public void Set(SessionKeySet keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Version != Version)
        {
            _read = new(keys.Version, [.. keys.Keys.Select(key => Parse(key.Element))]);
        }
    }

    /// <summary>The key that the framework has just made.</summary>
    /// <exception cref="InvalidOperationException">It made none.</exception>
    public string TakeMade()
    {
        var made = Interlocked.Exchange(ref _made, null);
        return made?.ToString(SaveOptions.DisableFormatting) ?? throw new InvalidOperationException("No key was made.");
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The keys were not read yet: the node is not ready.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        _read is { } read
            ? read.Elements.ConvertAll(element => new XElement(element))
            : throw new InvalidOperationException("The session keys were not read yet.");

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => Interlocked.Exchange(ref _made, element);

    private static XElement Parse(string element)
    {
        using var text = new StringReader(element);
        using var reader = XmlReader.Create(text, s_plain);
        return XElement.Load(reader);
    }

    private sealed record Snapshot(long Version, ImmutableList<XElement> Elements);
}
