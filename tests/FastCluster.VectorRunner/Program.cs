using System.Diagnostics;
using System.Text.Json;
using FastCluster.VectorRunner;

const string Usage = """
    Runs test vectors against the real server over HTTP.

    usage: --vectors FOLDER|scope.json [--json FILE] [--only ID]

      --vectors  a folder with setup.json, pki.json and vectors.json, or a file of scope cases
      --json     writes the results as JSON
      --only     runs the vectors whose id contains this text

    Exit code 0 when all pass, 1 when one fails, 2 for wrong usage.
    """;

var arguments = RunnerArguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(Usage);
    return args is ["--help"] ? 0 : 2;
}

if (!arguments.HasVectors)
{
    Console.Error.WriteLine($"--vectors: no file or folder at {Path.GetFullPath(arguments.Vectors)}");
    return 2;
}

var started = Stopwatch.GetTimestamp();
var results = new List<VectorResult>();
await foreach (var result in arguments.Open())
{
    results.Add(result);
    Console.WriteLine(
        $"{(result.Passed ? "ok  " : "FAIL")} {result.Id, -45} expected {result.Expected}; seen {result.Seen}"
    );
}

if (arguments.JsonFile is { } file)
{
    await using var stream = File.Create(file);
    await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
    Report.Write(writer, results);
}

var failed = results.Count(result => !result.Passed);
Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
return failed == 0 && results.Count > 0 ? 0 : 1;
