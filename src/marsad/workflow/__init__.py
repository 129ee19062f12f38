"""The one place where stages are chained and their results saved."""
