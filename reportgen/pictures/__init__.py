"""Pictures that an exchange names: checked, cleaned, made ready for print."""
