namespace FastCluster.Testing.Servers;

/// <summary>A real server of a test on loopback, in processes of its own that a test may hurt. Disposing stops and removes it.</summary>
public interface ITestServer : IAsyncDisposable
{
    /// <summary>Port on 127.0.0.1; stays the same over restarts.</summary>
    int Port { get; }

    /// <summary>Connection string with all rights.</summary>
    /// <param name="port">Another port in front of the server; default its own.</param>
    string ConnectionString(int? port = null);

    /// <summary>Starts it again on its data and returns once it answers.</summary>
    Task StartAsync();

    /// <summary>Ends all its processes at once (SIGKILL).</summary>
    void Kill();

    /// <summary>Stops all its processes from running (SIGSTOP); its sockets stay open.</summary>
    void Freeze();

    /// <summary>Lets its processes run again (SIGCONT).</summary>
    void Thaw();
}
