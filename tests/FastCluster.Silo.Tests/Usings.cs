global using FastCluster.Testing;
global using Xunit;
