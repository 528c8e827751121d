-- Members are made anew by running nodes; stop the nodes of the cluster first.
DROP TABLE OrleansQuery;
DROP TABLE fc_member;
DROP TABLE fc_cluster;
