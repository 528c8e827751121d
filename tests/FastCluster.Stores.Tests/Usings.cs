global using FastCluster.Stores.Tests.Contract;
global using FastCluster.Testing;
global using Xunit;
global using Eventually = FastCluster.Testing.Faults.Eventually;
