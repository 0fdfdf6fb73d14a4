"""From a view and a pack to finished bytes: one file a format."""
