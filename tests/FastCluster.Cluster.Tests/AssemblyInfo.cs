// Most tests wait for a fault to pass, so two clusters run at a time. Those that measure what callers notice under load are of
// the collection Alone.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
