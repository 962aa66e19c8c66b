"""Plain data and small Protocols that the floors share."""
