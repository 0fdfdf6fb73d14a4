"""What an exchange is. Pydantic only: no files, no templates; one noun a module."""
