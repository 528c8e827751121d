using System.Globalization;

namespace FastCluster.Floor;

/// <summary>What a measured server is asked about itself: one line in, one number out.</summary>
internal static class ServerQuestion
{
    /// <summary>Bytes allocated since the start.</summary>
    public const string Allocated = "allocated";

    /// <summary>Bytes in use after a full collection.</summary>
    public const string Heap = "heap";

    /// <summary>Answers until the input ends.</summary>
    /// <param name="otherwiseAsync">Answers other questions.</param>
    public static async Task AnswerAsync(Func<string, Task<long>>? otherwiseAsync = null)
    {
        while (await Console.In.ReadLineAsync() is { } question)
        {
            var answer = question switch
            {
                Allocated => GC.GetTotalAllocatedBytes(),
                Heap => GC.GetTotalMemory(forceFullCollection: true),
                _ when otherwiseAsync is not null => await otherwiseAsync(question),
                _ => throw new InvalidOperationException($"Unknown question {question}."),
            };
            Console.WriteLine(answer.ToString(CultureInfo.InvariantCulture));
        }
    }
}
