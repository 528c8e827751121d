global using FastCluster.Udap.Rejections;
