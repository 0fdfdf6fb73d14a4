"""What must not be in the finished bytes."""
