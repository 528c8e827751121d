// Each test runs a cluster of processes and measures what callers notice: two at once would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
