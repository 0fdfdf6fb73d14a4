"""What those who write exchange files and packs need."""
