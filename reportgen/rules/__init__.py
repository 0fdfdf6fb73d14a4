"""What can be wrong with an exchange that is well written: each rule a function with a code."""
