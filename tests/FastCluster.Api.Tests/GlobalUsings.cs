global using FastCluster.Testing;
global using FastCluster.Udap.Rejections;
global using Xunit;
