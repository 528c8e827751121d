global using FastCluster.Udap.Rejections;
global using Microsoft.Extensions.Logging;
