package diag

// assetRules are the mistakes that internal/asset finds.
var assetRules = map[string]Rule{}
