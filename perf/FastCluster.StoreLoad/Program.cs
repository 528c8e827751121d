using FastCluster.StoreLoad;

// Writes 1,000-byte states to a PostgreSQL of its own, grouped (the store) and one statement per row (as stock providers do).
// Usage: [ROUNDS] [SECONDS]; prints one table.
var rounds = args is [var first, ..] ? int.Parse(first) : 5;
var seconds = args is [_, var second] ? int.Parse(second) : 4;
await using var place = await LoadPlace.CreateAsync();
await new Comparison(place, rounds, TimeSpan.FromSeconds(seconds)).RunAsync(Console.Out);
return 0;
