package diag

// sourceRules are the mistakes that internal/source finds.
var sourceRules = map[string]Rule{}
