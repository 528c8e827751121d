global using FastCluster.Conformance.Tests.Servers;
global using FastCluster.Testing;
global using FastCluster.Testing.Jwt;
global using FastCluster.Testing.Servers;
global using Xunit;
