using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using FastCluster.Api.People.Settings;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.People.Assets;

/// <summary>The files that the pages of one server refer to, each with a version in its address. Immutable.</summary>
internal sealed class PageAssets
{
    private const string Css = "text/css; charset=utf-8";
    private const string BaseSheet = "base.css";
    private const string OwnSheet = "site.css";
    private const string LogoName = "logo";
    private const string IconName = "icon.svg";
    private const int VersionBytes = 6;

    private static readonly PageFile s_base = new(Css, ReadBase());
    private static readonly PageFile s_icon = new(
        "image/svg+xml",
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b4fb3"/></svg>"""u8.ToArray()
    );

    private readonly FrozenDictionary<string, PageFile> _files;
    private readonly string _address;

    /// <summary>Gathers the files of a server.</summary>
    /// <param name="places">Its addresses.</param>
    /// <param name="pages">Looks of its pages.</param>
    public PageAssets(PeopleEndpoints places, PageSettings pages)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(pages);
        _address = places.Assets;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal)
        {
            [BaseSheet] = s_base,
            [IconName] = s_icon,
        };
        if (pages.StyleSheet is { } sheet)
        {
            files.Add(OwnSheet, sheet);
        }

        if (pages.Logo is { } logo)
        {
            files.Add(LogoName, logo);
        }

        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        StyleSheets = [.. new[] { BaseSheet, OwnSheet }.Where(_files.ContainsKey).Select(Link)];
        Logo = _files.ContainsKey(LogoName) ? Link(LogoName) : null;
        Icon = Logo ?? Link(IconName);
    }

    /// <summary>Addresses of the style sheets, the operator's last.</summary>
    public IReadOnlyList<string> StyleSheets { get; }

    /// <summary>Address of the operator's logo, or null.</summary>
    public string? Logo { get; }

    /// <summary>Address of the picture in the browser's tab.</summary>
    public string Icon { get; }

    /// <summary>A file by its name.</summary>
    /// <param name="name">The last part of the path.</param>
    /// <returns>Null where there is none.</returns>
    public PageFile? Find(string name) => _files.GetValueOrDefault(name);

    private string Link(string name)
    {
        var digest = SHA256.HashData(_files[name].Content.Span);
        return $"{_address}{name}?v={Base64Url.EncodeToString(digest.AsSpan(0, VersionBytes))}";
    }

    private static byte[] ReadBase()
    {
        using var sheet = typeof(PageAssets).Assembly.GetManifestResourceStream("FastCluster.Api.People.base.css")!;
        using var bytes = new MemoryStream();
        sheet.CopyTo(bytes);
        return bytes.ToArray();
    }
}
