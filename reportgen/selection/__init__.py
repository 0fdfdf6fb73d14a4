"""What each edition leaves out, a reason a module: `editions.select` puts them together."""
