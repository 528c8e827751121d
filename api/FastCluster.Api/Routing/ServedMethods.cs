namespace FastCluster.Api.Routing;

/// <summary>Methods that a public endpoint takes.</summary>
[Flags]
internal enum ServedMethods
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>GET</c>.</summary>
    Get = 1,

    /// <summary><c>HEAD</c>.</summary>
    Head = 2,

    /// <summary><c>POST</c>.</summary>
    Post = 4,

    /// <summary>What is only read.</summary>
    Read = Get | Head,

    /// <summary>A page with a form that is sent to its own address, or what may be asked for either way.</summary>
    Page = Get | Post,
}
