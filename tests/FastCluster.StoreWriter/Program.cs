using FastCluster.StoreWriter;

// A process for the fault tests to kill. Usage: hold FOLDER, write FOLDER or record FOLDER.
return args switch
{
    ["hold", var folder] => StoreMode.Hold(folder),
    ["record", var folder] => await AuditMode.RecordAsync(folder),
    ["write", var folder] => await StoreMode.WriteAsync(folder),
    _ => 2,
};
