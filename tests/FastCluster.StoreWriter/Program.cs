using FastCluster.StoreWriter;

// A process for the fault tests to kill. Usage: hold FOLDER or write FOLDER.
return args switch
{
    ["hold", var folder] => StoreMode.Hold(folder),
    ["write", var folder] => await StoreMode.WriteAsync(folder),
    _ => 2,
};
