namespace FastCluster.Silo.Demo.Recording;

/// <summary>What a journey sent and received. One request at a time: the journey is a sequence.</summary>
internal sealed class ExchangeLog
{
    private readonly List<RecordedExchange> _exchanges = [];

    /// <summary>Keeps an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    public void Add(RecordedExchange exchange) => _exchanges.Add(exchange);

    /// <summary>Hands over what was kept since the last call.</summary>
    public IReadOnlyList<RecordedExchange> Take()
    {
        var taken = _exchanges.ToArray();
        _exchanges.Clear();
        return taken;
    }
}
