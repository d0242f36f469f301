package diag

// checkRules are the mistakes that internal/check finds.
var checkRules = map[string]Rule{}
