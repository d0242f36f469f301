package diag

// parseRules are the mistakes that internal/parse finds.
var parseRules = map[string]Rule{}
