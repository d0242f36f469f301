package diag

// bankRules are the mistakes that internal/bank finds.
var bankRules = map[string]Rule{}
