using System.Net;
using System.Text;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>The status of tokens as a resource server reads it: from the list that a token names.</summary>
public static class TokenStatus
{
    /// <summary>The list that a token names.</summary>
    public static StatusReference ReferenceOf(string token)
    {
        var list = AccessToken.Read(token).Claims.GetProperty("status").GetProperty("status_list");
        return new(list.GetProperty("uri").GetString()!, list.GetProperty("idx").GetInt32());
    }

    /// <summary>Asks for a list until it is there; a node that cannot know says when to come back.</summary>
    public static Task<Answer> GetListAsync(this RunningServer server, string uri) =>
        Eventually.Async(
            () => server.GetAsync(uri),
            answer => answer.Status != HttpStatusCode.ServiceUnavailable,
            "a status list"
        );

    /// <summary>What the list says of a token now.</summary>
    public static async Task<int> StatusOfAsync(this RunningServer server, string token)
    {
        var (uri, index) = ReferenceOf(token);
        var answer = await server.GetListAsync(uri);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(StatusListReader.TryParse(Encoding.ASCII.GetBytes(answer.Text), out var list), answer.Text);
        return list!.Claims.List.StatusAt(index)!.Value;
    }

    /// <summary>Waits until the list says something of a token; it must do within the bound of lists (REV-08).</summary>
    public static Task<int> UntilStatusAsync(this RunningServer server, string token, int status) =>
        Eventually.Async(
            () => server.StatusOfAsync(token),
            read => read == status,
            $"status {status} of a token in its list"
        );
}
